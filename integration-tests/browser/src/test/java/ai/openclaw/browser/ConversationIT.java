package ai.openclaw.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What the page makes of frames in every order that the gateway may send them in: the order is chosen here instead of by chance. */
@TestInstance(Lifecycle.PER_CLASS)
class ConversationIT {
    /** A conversation on a connection of our own making: answers and events come when a story says so. */
    private static final String STAGE = """
        const done = arguments[arguments.length - 1];
        const told = text => ({role: 'user', content: text, timestamp: 1});
        const answered = text => ({role: 'assistant', content: [{type: 'text', text}], timestamp: 2});
        class Wire extends EventTarget {
          state = {name: 'idle'};
          asked = [];
          request(method, params) {
            return new Promise((resolve, reject) => this.asked.push({method, params, resolve, reject}));
          }
          /** The next request of this method that waits for an answer. */
          async next(method) {
            for (;;) {
              const index = this.asked.findIndex(request => request.method === method);
              if (index >= 0) return this.asked.splice(index, 1)[0];
              await new Promise(resolve => setTimeout(resolve));
            }
          }
          connect() {
            this.state = {name: 'connected', hello: {snapshot: {sessionDefaults: {mainSessionKey: 'agent:main:main'}}}};
            this.dispatchEvent(new Event('state'));
          }
          lose() {
            this.state = {name: 'waiting'};
            this.asked.length = 0;
            this.dispatchEvent(new Event('state'));
          }
          event(event, payload) {
            this.dispatchEvent(new CustomEvent('frame', {detail: {event, payload: {sessionKey: 'agent:main:main', ...payload}}}));
          }
          starts(runId, seq = 1) { this.event('agent', {runId, seq, stream: 'lifecycle', data: {phase: 'start'}}); }
          says(runId, seq, delta) { this.event('agent', {runId, seq, stream: 'assistant', data: {delta}}); }
          ends(runId, text) { this.event('chat', {runId, state: 'final', message: answered(text)}); }
        }
        let Lost;
        Promise.all([import('/chat/conversation.js'), import('/chat/connection.js')]).then(async ([{Conversation}, {RequestError}]) => {
          Lost = RequestError;
          const wire = new Wire();
          const chat = new Conversation(wire);
          const shown = () => chat.shown.map(item => item.text ?? item.parts.map(part => part.text).join());
          const told = await story(wire, chat, shown);
          await new Promise(resolve => setTimeout(resolve));
          done(told ?? shown());
        }).catch(error => done(['' + error]));
        async function story(wire, chat, shown) {
        STORY
        }""";
    private Browser browser;
    private GatewayProcess gateway;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        browser = new Browser(folder.resolve("profile"));
        gateway = GatewayProcess.start(folder.resolve("state"));
        browser.driver().manage().timeouts().scriptTimeout(Duration.ofSeconds(10));
    }

    @AfterAll
    void end() {
        if (gateway != null)
            gateway.close();
        if (browser != null)
            browser.close();
    }

    @BeforeEach
    void emptyPage() {
        browser.driver().get(gateway.chat());
        browser.driver().executeScript("sessionStorage.clear()");
    }

    @Test
    void aHistoryThatComesBeforeTheEventsToldBeforeIt() {
        List<String> shown = shown("""
            chat.send('hello');
            wire.connect();
            const {params: {idempotencyKey: run}, resolve} = await wire.next('chat.send');
            resolve({runId: run, status: 'started'});
            (await wire.next('chat.history')).resolve({messages: [told('hello')]});
            await wire.next('status');
            wire.starts(run);
            wire.says(run, 2, 'Hi.');
            wire.ends(run, 'Hi.');
            (await wire.next('chat.history')).resolve({messages: [told('hello'), answered('Hi.')]});""");
        assertEquals(List.of("hello", "Hi."), shown);
    }

    @Test
    void aMessageThatWasTakenJustBeforeTheLoss() {
        List<String> shown = shown("""
            wire.connect();
            (await wire.next('chat.history')).resolve({messages: []});
            chat.send('hello');
            const {params: {idempotencyKey: run}, reject} = await wire.next('chat.send');
            wire.lose();
            reject(new Lost({code: 'DISCONNECTED', message: 'lost'}));
            await new Promise(resolve => setTimeout(resolve));
            wire.connect();
            (await wire.next('chat.send')).resolve({runId: run, status: 'in_flight'});
            (await wire.next('chat.history')).resolve({messages: [told('hello')]});
            await wire.next('status');
            wire.says(run, 2, 'Hi.');
            wire.ends(run, 'Hi.');
            (await wire.next('chat.history')).resolve({messages: [told('hello'), answered('Hi.')]});""");
        assertEquals(List.of("hello", "Hi."), shown);
    }

    @Test
    void aMessageThatWasAnsweredWhileNobodyLooked() {
        List<String> shown = shown("""
            wire.connect();
            (await wire.next('chat.history')).resolve({messages: []});
            chat.send('hello');
            const {params: {idempotencyKey: run}, reject} = await wire.next('chat.send');
            reject(new Lost({code: 'UNAVAILABLE', message: 'busy', retryAfterMs: 1}));
            (await wire.next('chat.send')).resolve({runId: run, status: 'ok'});
            (await wire.next('chat.history')).resolve({messages: [told('hello'), answered('Hi.')]});""");
        assertEquals(List.of("hello", "Hi."), shown);
    }

    @Test
    void theSameWordsTwiceAreShownTwice() {
        List<String> shown = shown("""
            wire.connect();
            (await wire.next('chat.history')).resolve({messages: [told('hello'), answered('Hi.')]});
            chat.send('hello');
            const {params: {idempotencyKey: run}, resolve} = await wire.next('chat.send');
            wire.starts(run);
            resolve({runId: run, status: 'started'});
            wire.says(run, 2, 'Again?');
            wire.ends(run, 'Again?');""");
        assertEquals(List.of("hello", "Hi.", "hello", "Again?"), shown);
    }

    @Test
    void whatWasSeenToHappenStaysTheSameWhenTheHistoryTellsOfIt() {
        List<String> same = shown("""
            wire.connect();
            (await wire.next('chat.history')).resolve({messages: [told('before'), answered('Yes.')]});
            chat.send('hello');
            const {params: {idempotencyKey: run}, resolve} = await wire.next('chat.send');
            resolve({runId: run, status: 'started'});
            wire.starts(run);
            wire.event('agent', {runId: run, seq: 2, stream: 'tool', data: {phase: 'start', toolCallId: 't1', name: 'look', args: {}}});
            wire.event('agent', {runId: run, seq: 3, stream: 'tool', data: {phase: 'result', toolCallId: 't1', name: 'look', meta: ''}});
            wire.says(run, 4, 'Hi.');
            wire.ends(run, 'Hi.');
            const keys = () => chat.shown.map(item => item.key);
            const before = keys();
            (await wire.next('chat.history')).resolve({messages: [told('before'), answered('Yes.'), told('hello'), answered('Hi.')]});
            await new Promise(resolve => setTimeout(resolve));
            return ['' + (before.join() === keys().join()), '' + new Set(keys()).size];""");
        assertEquals(List.of("true", "4"), same);
    }

    /** What the page shows when the story is over, or what the story returns. */
    private List<String> shown(String story) {
        Object shown = browser.driver().executeAsyncScript(STAGE.replace("STORY", story));
        return shown instanceof List<?> texts ? texts.stream().map(String::valueOf).toList() : List.of("nothing: " + shown);
    }
}
