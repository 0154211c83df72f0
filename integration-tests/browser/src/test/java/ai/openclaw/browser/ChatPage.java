package ai.openclaw.browser;

import ai.openclaw.testkit.Await;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** The WebChat as a person sees and uses it. */
final class ChatPage {
    static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MAX_LOOKS = 20;
    private final ChromeDriver driver;

    private ChatPage(ChromeDriver driver) { this.driver = driver; }

    static ChatPage open(Browser browser, String address) {
        browser.driver().get(address);
        return new ChatPage(browser.driver());
    }

    /** Opens the page with its token and waits for the connection and the history. */
    static ChatPage connected(Browser browser, GatewayProcess gateway) {
        ChatPage page = open(browser, gateway.chatWithToken());
        page.awaitState("Connected");
        page.await("the history was read", () -> page.shows(".welcome") || !page.questions().isEmpty());
        return page;
    }

    void await(String what, Await.Condition condition) {
        Await.until(what, PATIENCE, () -> {
            try {
                return condition.holds();
            } catch (StaleElementReferenceException e) {
                return false;
            }
        });
    }

    void awaitState(String words) {
        await("the state is \"" + words + "\"", () -> shows(".state .words") && text(".state .words").startsWith(words));
    }

    void type(String text) { driver.findElement(By.id("message")).sendKeys(text); }

    void send(String text) { type(text + Keys.ENTER); }

    void click(String css) {
        steady(() -> {
            driver.findElement(By.cssSelector(css)).click();
            return css;
        });
    }

    boolean shows(String css) { return steady(() -> driver.findElements(By.cssSelector(css)).stream().anyMatch(WebElement::isDisplayed)); }

    String text(String css) { return steady(() -> driver.findElement(By.cssSelector(css)).getText()); }

    List<String> questions() { return texts("article.user .bubble"); }

    /** The answers that are complete. */
    List<String> answers() { return texts("article.assistant[aria-busy=false]"); }

    List<String> texts(String css) {
        return steady(() -> driver.findElements(By.cssSelector(css)).stream().map(WebElement::getText).toList());
    }

    /** The page may replace what is looked at, as when it reads the history again; who looks again sees what is there now. */
    private static <T> T steady(Supplier<T> look) {
        for (int tries = 1;; tries++)
            try {
                return look.get();
            } catch (StaleElementReferenceException e) {
                if (tries == MAX_LOOKS)
                    throw e;
            }
    }

    /** Waits for the n-th answer to be complete. */
    String awaitAnswer(int number) {
        AtomicReference<String> answer = new AtomicReference<>("");
        try {
            await("there are " + number + " answers", () -> {
                List<String> answers = answers();
                answer.set(answers.size() < number || shows("article.live") ? "" : answers.get(number - 1));
                return !answer.get().isEmpty();
            });
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; the page shows: " + text("body"), e);
        }
        return answer.get();
    }

    void reload() { driver.navigate().refresh(); }
}
