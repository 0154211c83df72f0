package ai.openclaw.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.testkit.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;

/** The page at /, the canvas and A2UI as a browser sees them. */
class CanvasIT {
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final String CANVAS = "/__openclaw__/canvas/";
    private static final String MESSAGES = """
        return openclawA2UI.applyMessages([
          {surfaceUpdate: {surfaceId: 's', components: [
            {id: 'root', component: {Column: {children: {explicitList: ['title', 'list', 'card', 'odd']}}}},
            {id: 'title', component: {Text: {text: {literalString: '<b>Hello</b>'}, usageHint: 'h2'}}},
            {id: 'list', component: {List: {children: {template: {componentId: 'name', dataBinding: '/people'}}}}},
            {id: 'name', component: {Text: {text: {path: 'name'}}}},
            {id: 'card', component: {Card: {child: 'row'}}},
            {id: 'row', component: {Row: {children: {explicitList: ['picture', 'go']}}}},
            {id: 'picture', component: {Image: {url: {literalString: 'javascript:alert(1)'}}}},
            {id: 'label', component: {Text: {text: {literalString: 'Go'}}}},
            {id: 'go', component: {Button: {child: 'label', primary: true,
              action: {name: 'go', context: [{key: 'who', value: {path: '/people/a/name'}}]}}}},
            {id: 'odd', component: {Video: {}}}]}},
          {dataModelUpdate: {surfaceId: 's', path: '/', contents: [{key: 'people', valueMap: [
            {key: 'a', valueMap: [{key: 'name', valueString: 'Ada'}]}, {key: 'b', valueMap: [{key: 'name', valueString: 'Bo'}]}]}]}},
          {beginRendering: {surfaceId: 's', root: 'root'}}])""";
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

    private void open(String path) { browser.driver().get(gateway.chat().replaceFirst("/chat$", path)); }

    private String text(String css) { return browser.driver().findElement(By.cssSelector(css)).getText(); }

    /** The page may be another one at any moment, so it is asked in one step. */
    private void awaitText(String css, String text) {
        Await.until(css + " says " + text,
                () -> String.valueOf(browser.driver().executeScript("return document.querySelector(arguments[0])?.innerText ?? ''", css))
                        .contains(text));
    }

    private void awaitLive() {
        Await.until("the page listens for changes",
                () -> "on".equals(browser.driver().executeScript("return document.documentElement?.dataset.openclawLive")));
    }

    private void write(String name, String content) throws IOException {
        Path canvas = Files.createDirectories(folder.resolve("state/canvas"));
        Files.writeString(canvas.resolve(name), content);
    }

    @Test
    void thePageAtTheRootSaysThatTheGatewayRuns() throws IOException {
        open("/");
        awaitText("#state", "Running");
        assertFalse(text("#version").isEmpty());
        for (String colours : new String[]{"light", "dark"}) {
            browser.colours(colours);
            Files.write(PICTURES.resolve("home-" + colours + ".png"), browser.driver().getScreenshotAs(OutputType.BYTES));
        }
        browser.driver().findElement(By.cssSelector("a.card.main")).click();
        Await.until("the chat is open", () -> browser.driver().getCurrentUrl().endsWith("/chat"));
        browser.assertNothingWentWrong();
    }

    @Test
    void aPageOfTheCanvasIsLoadedAnewWhenItsFileChanges() throws Exception {
        open(CANVAS);
        awaitText("h1", "Canvas");
        awaitLive();
        write("index.html", "<!doctype html><link rel=icon href=data:,><h1>Second</h1>");
        awaitText("h1", "Second");
        awaitLive();
        browser.assertNothingWentWrong();

        gateway.stop();
        gateway.startAgain();
        awaitLive();
        write("index.html", "<!doctype html><link rel=icon href=data:,><h1>Third</h1>");
        awaitText("h1", "Third");
    }

    /** Security checklist 5: what a page of an agent may not do. */
    @Test
    void aPageOfTheCanvasReachesNothingOfTheGateway() throws Exception {
        write("index.html", """
            <!doctype html><p id=store></p><p id=origin></p><p id=fetch></p><p id=socket></p><p id=form></p>
            <form method=post action=/tools/invoke><input name=x></form><script>
            const say = (id, text) => document.getElementById(id).textContent = text;
            say('origin', self.origin);
            try { localStorage.setItem('a', 'b'); say('store', 'open'); } catch { say('store', 'refused'); }
            fetch('/health').then(() => say('fetch', 'open'), () => say('fetch', 'refused'));
            const socket = new WebSocket(`ws://${location.host}/`);
            socket.onopen = () => say('socket', 'open');
            socket.onerror = () => say('socket', 'refused');
            addEventListener('securitypolicyviolation', event => event.effectiveDirective === 'form-action' && say('form', 'refused'));
            document.forms[0].submit();
            </script>""");
        open(CANVAS);
        for (String what : new String[]{"store", "fetch", "socket", "form"})
            awaitText("#" + what, "refused");
        assertEquals("null", text("#origin"));
    }

    @Test
    void a2uiShowsWhatMessagesDescribeAndSendsNothingWithoutACapability() throws IOException {
        open("/__openclaw__/a2ui/");
        awaitText("#empty", "Nothing to show yet");
        assertTrue(String.valueOf(browser.driver().executeScript(MESSAGES)).contains("ok=true"));
        assertEquals("<b>Hello</b>", text("h2"));
        assertEquals("Ada\nBo", text("ul"));
        assertNull(browser.driver().findElement(By.tagName("img")).getDomAttribute("src"));
        assertTrue(text("article").contains("Video is not shown by this page"));
        browser.driver()
                .executeScript("globalThis.sent = []; globalThis.openclawCanvasA2UIAction = {postMessage: text => sent.push(text)}");
        browser.driver().findElement(By.tagName("button")).click();
        awaitText("#note", "Nothing was sent");
        assertEquals(0L, browser.driver().executeScript("return sent.length"));
        Files.write(PICTURES.resolve("a2ui.png"), browser.driver().getScreenshotAs(OutputType.BYTES));
    }

    /** The gateway gives the bridge its mark only under a word that lives; here the test does. */
    @Test
    void withTheMarkOfACapabilityActionsAreHandedToTheApp() {
        open("/__openclaw__/a2ui/");
        browser.driver().executeAsyncScript("""
            globalThis.sent = []; globalThis.openclawCanvasA2UIAction = {postMessage: text => sent.push(text)};
            const marked = document.createElement('script');
            marked.src = 'bridge.js'; marked.dataset.capable = ''; marked.onload = arguments[0]; document.head.append(marked)""");
        browser.driver().executeScript(MESSAGES);
        browser.driver().findElement(By.tagName("button")).click();
        awaitText("#note", "Sent.");
        String sent = String.valueOf(browser.driver().executeScript("return JSON.stringify(JSON.parse(sent[0]).userAction)"));
        for (String part : new String[]{"\"name\":\"go\"", "\"surfaceId\":\"s\"", "\"sourceComponentId\":\"go\"", "\"who\":\"Ada\""})
            assertTrue(sent.contains(part), sent);
        assertTrue(String.valueOf(browser.driver().executeScript("return openclawA2UI.reset()")).contains("ok=true"));
        assertTrue(String.valueOf(browser.driver().executeScript("return openclawA2UI.applyMessages([{evil: {}}])")).contains("ok=false"));
    }
}
