package ai.openclaw.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;

/** Pictures of the page for people to look at, in target/screenshots; what a program can see of the looks is asserted. */
class ScreenshotsIT {
    private static final Path PICTURES = Path.of("target", "screenshots");
    @TempDir
    Path folder;
    private Browser browser;
    private GatewayProcess gateway;

    @BeforeEach
    void start() throws IOException {
        browser = new Browser(folder.resolve("profile"));
        gateway = GatewayProcess.start(folder.resolve("state"));
        Files.createDirectories(PICTURES);
    }

    @AfterEach
    void end() {
        if (gateway != null)
            gateway.close();
        if (browser != null)
            browser.close();
    }

    @Test
    void theDesktop() throws IOException {
        browser.size(1280, 860, 1, false);
        inBothColours("desktop");
    }

    @Test
    void aPhone() throws IOException {
        browser.size(390, 844, 2, true);
        inBothColours("phone");
    }

    private void inBothColours(String device) throws IOException {
        browser.colours("light");
        ChatPage form = ChatPage.open(browser, gateway.chat());
        form.await("the form", () -> form.shows(".token"));
        picture(device + "-token");
        browser.driver().get("about:blank");
        ChatPage page = ChatPage.connected(browser, gateway);
        picture(device + "-welcome-light");
        browser.colours("dark");
        picture(device + "-welcome-dark");
        converse(page);
        picture(device + "-tool-dark");
        assertEquals("rgba(23, 22, 20, 1)", browser.driver().findElement(By.tagName("body")).getCssValue("background-color"));
        browser.colours("light");
        picture(device + "-tool-light");
        page.send("setup");
        page.awaitAnswer(4);
        picture(device + "-code-light");
        page.send("count to 400");
        page.await("counting", () -> page.shows("article.live") && page.text("article.live").contains(" 60 "));
        picture(device + "-counting-light");
        browser.colours("dark");
        picture(device + "-counting-dark");
        page.click("button.stop");
        page.awaitAnswer(5);
        assertFits();
        assertTrue(browser.driver().findElement(By.cssSelector("message-item:nth-last-child(2) .bubble")).getSize().height < 50,
                "a few words stay on one line");
        browser.assertNothingWentWrong();
    }

    private static void converse(ChatPage page) {
        page.send("Good morning! Is everything all right?");
        page.awaitAnswer(1);
        page.send("What can you do?");
        page.awaitAnswer(2);
        page.send("use tool session_status");
        page.awaitAnswer(3);
        page.click("tool-card summary");
    }

    /** The page itself never scrolls, its log does. */
    private void assertFits() {
        for (String side : new String[]{"scrollWidth - innerWidth", "scrollHeight - innerHeight"}) {
            Object over = browser.driver().executeScript("return document.documentElement." + side);
            assertTrue(over instanceof Number pixels && pixels.intValue() <= 0, () -> side + " = " + over);
        }
    }

    private void picture(String name) throws IOException {
        browser.driver().executeAsyncScript("const done = arguments[0]; setTimeout(done, 300)");
        Files.write(PICTURES.resolve(name + ".png"), browser.driver().getScreenshotAs(OutputType.BYTES));
    }
}
