package ai.openclaw.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

class WebChatIT {
    @TempDir
    Path folder;
    private Browser browser;
    private GatewayProcess gateway;

    @BeforeEach
    void start() throws IOException {
        browser = new Browser(folder.resolve("profile"));
        gateway = GatewayProcess.start(folder.resolve("state"));
    }

    @AfterEach
    void end() {
        if (gateway != null)
            gateway.close();
        if (browser != null)
            browser.close();
    }

    @Test
    void aMessageIsAnsweredWhileOneWatches() {
        ChatPage page = ChatPage.connected(browser, gateway);
        assertTrue(page.text(".welcome").contains("Hello."));
        assertTrue(page.text(".model").contains("guide"), page.text(".model"));

        page.send("count to 60");
        page.await("a part of the answer is there",
                () -> page.shows("article.live .markdown") && page.text("article.live").contains(" 5 "));
        assertFalse(page.text("article.live, article.assistant").contains("60"));

        assertTrue(page.awaitAnswer(1).endsWith("59 60"));
        assertEquals(List.of("count to 60"), page.questions());
        browser.assertNothingWentWrong();
    }

    @Test
    void theTokenLeavesTheAddressBarAndStaysInTheTab() {
        ChatPage page = ChatPage.connected(browser, gateway);
        assertEquals(gateway.chat(), browser.driver().getCurrentUrl());

        page.reload();
        page.awaitState("Connected");
        browser.assertNothingWentWrong();
    }

    @Test
    void aToolCallIsACardWithItsResult() {
        ChatPage page = ChatPage.connected(browser, gateway);
        page.send("use tool session_status");
        page.awaitAnswer(1);
        assertEquals(List.of("session_status"), page.texts("tool-card summary code"));
        assertEquals("done", page.text("tool-card .tool-state"));
        assertFalse(page.shows("tool-card pre"));

        page.click("tool-card summary");
        assertTrue(page.text("tool-card .tool-body").contains("Result"));
        String live = page.text("tool-card .tool-body");

        page.reload();
        page.awaitAnswer(1);
        page.click("tool-card summary");
        assertEquals(live, page.text("tool-card .tool-body"), "the history shows the same card");
        browser.assertNothingWentWrong();
    }

    @Test
    void stopEndsTheAnswer() {
        ChatPage page = ChatPage.connected(browser, gateway);
        page.send("count to 500");
        page.await("counting", () -> page.shows("article.live") && page.text("article.live").contains(" 20 "));
        page.click("button.stop");

        String answer = page.awaitAnswer(1);
        assertTrue(answer.endsWith("Stopped"), answer);
        assertFalse(answer.contains("500"), answer);
        assertFalse(page.shows("button.stop"));

        page.send("count to 3");
        assertEquals("1 2 3", page.awaitAnswer(2));
        browser.assertNothingWentWrong();
    }

    @Test
    void escapeStopsToo() {
        ChatPage page = ChatPage.connected(browser, gateway);
        page.send("count to 500");
        page.await("counting", () -> page.shows("article.live .markdown"));
        page.type("" + Keys.ESCAPE);
        assertTrue(page.awaitAnswer(1).endsWith("Stopped"));
    }

    @Test
    void shiftEnterBeginsALine() {
        ChatPage page = ChatPage.connected(browser, gateway);
        page.send("one" + Keys.chord(Keys.SHIFT, Keys.ENTER) + "two");
        page.awaitAnswer(1);
        assertEquals(List.of("one\ntwo"), page.questions());
    }

    @Test
    void messagesSentDuringAnAnswerStayInOrderAndAreAnsweredTogether() {
        ChatPage page = ChatPage.connected(browser, gateway);
        page.send("count to 40");
        page.send("count to 2");
        page.send("count to 3");
        assertEquals("1 2 3", page.awaitAnswer(2));
        assertEquals(List.of("count to 40", "count to 2", "count to 3"), page.questions());
        page.reload();
        page.awaitAnswer(2);
        assertEquals(List.of("count to 40", "count to 2", "count to 3"), page.questions(), "the history shows the same");
    }

    @Test
    void aRestartedGatewayFindsThePageAgainAndGetsWhatWasTypedMeanwhileOnce() throws IOException, InterruptedException {
        ChatPage page = ChatPage.connected(browser, gateway);
        page.send("count to 3");
        page.awaitAnswer(1);

        gateway.kill();
        page.awaitState("Reconnecting");
        page.send("count to 4");
        page.await("it waits", () -> page.shows("article.user.waiting .fate"));
        gateway.startAgain();

        page.awaitState("Connected");
        assertEquals("1 2 3 4", page.awaitAnswer(2));
        assertEquals(List.of("count to 3", "count to 4"), page.questions());
        page.reload();
        assertEquals("1 2 3 4", page.awaitAnswer(2));
        assertEquals(List.of("count to 3", "count to 4"), page.questions(), "the gateway has it once as well");
    }

    @Test
    void whoIsOfflineIsToldSoAndSendsLater() throws IOException, InterruptedException {
        ChatPage page = ChatPage.connected(browser, gateway);
        browser.network(false);
        gateway.kill();
        page.awaitState("This device is offline");
        page.send("count to 5");
        gateway.startAgain();
        browser.network(true);

        assertEquals("1 2 3 4 5", page.awaitAnswer(1));
        assertEquals(List.of("count to 5"), page.questions());
    }

    @Test
    void anAnswerInterruptedByACrashIsGivenAfterIt() throws IOException, InterruptedException {
        ChatPage page = ChatPage.connected(browser, gateway);
        page.send("count to 150");
        page.await("counting", () -> page.shows("article.live") && page.text("article.live").contains(" 20 "));
        gateway.kill();
        page.awaitState("Reconnecting");
        gateway.startAgain();

        assertTrue(page.awaitAnswer(1).endsWith("149 150"));
        assertEquals(List.of("count to 150"), page.questions());
        assertEquals(1, page.answers().size());
    }

    @Test
    void aReloadDuringAnAnswerShowsItWholeInTheEnd() {
        ChatPage page = ChatPage.connected(browser, gateway);
        page.send("count to 150");
        page.await("counting", () -> page.shows("article.live") && page.text("article.live").contains(" 20 "));
        page.reload();
        page.await("it goes on", () -> page.shows("article.live"));

        assertEquals("149 150", page.awaitAnswer(1).substring(page.answers().getFirst().length() - 7));
        assertEquals(List.of("count to 150"), page.questions());
    }

    @Test
    void twoPagesShowTheSameConversation() throws IOException {
        ChatPage first = ChatPage.connected(browser, gateway);
        try (Browser other = new Browser(folder.resolve("other"))) {
            ChatPage second = ChatPage.connected(other, gateway);
            first.send("count to 30");
            assertEquals(first.awaitAnswer(1), second.awaitAnswer(1));
            assertEquals(List.of("count to 30"), second.questions());
        }
    }

    @Test
    void aWrongTokenGetsWordsAndTheRightOneHelps() {
        ChatPage page = ChatPage.open(browser, gateway.chat() + "#token=wrong");
        page.await("the refusal is there", () -> page.shows(".token .problem"));
        assertEquals("The gateway does not know this token.", page.text(".token .problem"));
        assertTrue(page.text(".token .hint").contains("gateway.auth.token"));

        browser.driver().findElement(By.id("token")).sendKeys(gateway.chatWithToken().replaceAll(".*#token=", "") + Keys.ENTER);
        page.awaitState("Connected");
    }

    @Test
    void withoutATokenThePageSaysWhereToFindIt() {
        ChatPage page = ChatPage.open(browser, gateway.chat());
        page.await("the form is there", () -> page.shows(".token"));
        assertFalse(page.shows(".token .problem"));
        assertTrue(page.text(".token").contains("when it starts"));
        browser.assertNothingWentWrong();
    }

    @Test
    void codeCanBeCopied() {
        ChatPage page = ChatPage.connected(browser, gateway);
        page.send("setup");
        page.awaitAnswer(1);
        page.click("code-block button");
        page.await("it is copied", () -> page.text("code-block button").equals("Copied"));
    }

    @Test
    void aModelThatIsDownIsSaidInWords() throws IOException, InterruptedException {
        gateway.stop();
        Path config = folder.resolve("state").resolve("openclaw.json");
        String settings = Files.readString(config).strip();
        Files.writeString(config, settings.substring(0, settings.length() - 1) + """
            , "models": {"providers": {"down": {"api": "openai-completions", "baseUrl": "http://127.0.0.1:1/v1", "apiKey": "k",
              "models": [{"id": "none", "name": "None"}]}}}, "agents": {"defaults": {"model": "down/none"}}}
            """);
        gateway.startAgain();

        ChatPage page = ChatPage.connected(browser, gateway);
        page.send("hello");
        page.awaitAnswer(1);
        assertTrue(page.text("article.assistant .failed").contains("down"), page.text("article.assistant"));
        assertEquals("alert", browser.driver().findElement(By.cssSelector("article.assistant .failed")).getAriaRole());
        browser.assertNothingWentWrong();
    }

    @Test
    void everyControlHasANameAndNewsIsReadOutPolitely() {
        ChatPage page = ChatPage.connected(browser, gateway);
        page.send("use tool session_status");
        page.awaitAnswer(1);
        page.type("a draft");
        for (WebElement control : browser.driver().findElements(By.cssSelector("button, textarea, input, summary, a")))
            assertNotEquals("", String.valueOf(control.getAccessibleName()).strip(), control::toString);
        WebElement log = browser.driver().findElement(By.cssSelector(".log"));
        assertEquals("log", log.getAriaRole());
        assertEquals("polite", log.getDomAttribute("aria-live"));
        assertEquals("Message", browser.driver().switchTo().activeElement().getAccessibleName(), "who opens the page can write at once");
    }

    @Test
    void aReaderWhoWentBackIsLeftAlone() {
        ChatPage page = ChatPage.connected(browser, gateway);
        page.send("setup");
        page.awaitAnswer(1);
        page.send("setup");
        page.awaitAnswer(2);
        browser.driver().executeScript("document.querySelector('message-list').scrollTop = 0");
        page.await("the way back is offered", () -> page.shows(".latest"));
        page.click(".latest");
        page.await("it is at the end", () -> !page.shows(".latest"));
        assertEquals(0L, browser.driver().executeScript(
                "const list = document.querySelector('message-list'); return Math.round((list.scrollHeight - list.scrollTop - list.clientHeight) / 2)"));
    }

    @Test
    void theExamplesOfAnEmptyConversationWork() {
        ChatPage page = ChatPage.connected(browser, gateway);
        assertEquals(List.of("What can you do?", "use tool session_status", "count to 20"), page.texts(".example"));
        page.click(".welcome li:first-child .example");
        assertTrue(page.awaitAnswer(1).contains("I understand"));
        assertFalse(page.shows(".welcome"));
        browser.assertNothingWentWrong();
    }
}
