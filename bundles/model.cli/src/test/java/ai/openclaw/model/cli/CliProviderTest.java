package ai.openclaw.model.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Image;
import ai.openclaw.api.JsonText;
import ai.openclaw.api.ModelEvent;
import ai.openclaw.api.ModelFailure;
import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.ModelProvider;
import ai.openclaw.api.ModelRequest;
import ai.openclaw.api.ModelStream;
import ai.openclaw.api.Usage;
import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.FakeGateway;
import ai.openclaw.testkit.ModelProviderContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command is a shell script that writes down how it was called and answers as the two well-known ones do. */
class CliProviderTest implements ModelProviderContract {
    private static final String SCRIPT = """
        #!/bin/sh
        for argument; do printf '%s\\n' "$argument"; done > "$CALLED"
        cat > "$CALLED.in"
        echo $$ > "$CALLED.pid"
        case "$*" in
        *SLOW*) sleep 2 & echo $! > "$CALLED.child"; wait;;
        *HANG*) trap '' TERM; sleep 60 & echo $! > "$CALLED.child"; wait; wait; sleep 60;;
        *FAIL*) echo 'Invalid API key · Please run /login' >&2; exit 1;;
        *LIMIT*) echo '{"type":"result","is_error":true,"result":"Claude usage limit reached"}'; exit 0;;
        *NOISE*) printf '\\000\\377 no json'; exit 0;;
        *SILENT*) exit 0;;
        *CODEX*) echo 'reading'; echo '{"type":"thread.started","thread_id":"t-1"}'
          echo '{"type":"item.completed","item":{"type":"reasoning","text":"hm"}}'
          echo '{"type":"item.completed","item":{"type":"agent_message","text":"from codex"}}'
          echo '{"type":"turn.completed","usage":{"input_tokens":10,"cached_input_tokens":4,"output_tokens":2}}'; exit 0;;
        esac
        echo '{"type":"result","result":"the answer","session_id":"s-1","usage":{"input_tokens":3,"cache_read_input_tokens":5,"output_tokens":2}}'
        """;
    private final List<CliProvider> started = new ArrayList<>();
    @TempDir
    Path folder = Path.of("");
    private Path called = Path.of("");
    private Path script = Path.of("");

    @BeforeEach
    void write() throws IOException {
        called = folder.resolve("called");
        script = Files.createFile(folder.resolve("command"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(script, SCRIPT);
    }

    @AfterEach
    void stop() { started.forEach(CliProvider::close); }

    private CliProvider start(Map<String, Object> more) {
        Map<String, Object> settings = new LinkedHashMap<>(Map.of("command", script.toString(), "env", Map.of("CALLED", called.toString()),
                "args", List.of("-p"), "modelArg", "--model", "sessionIdFields", List.of("session_id")));
        settings.putAll(more);
        CliProvider provider = new CliProvider(
                Map.of("openclaw.instance", "fake", ".agents.defaults.cliBackends", JsonText.write(settings)), new FakeGateway(folder));
        started.add(provider);
        return provider;
    }

    @Override
    public ModelProvider provider() { return start(Map.of()); }

    @Override
    public String plain() { return "hello"; }

    @Override
    public String callsATool() { return "hello"; }

    @Override
    public String slow() { return "SLOW"; }

    /** A command has no tools of ours, so a request with some is answered without. */
    @Override
    @Test
    public void callsAToolAndGoesOnAfterItsResult() throws Exception {
        assertEquals(List.of(new ModelEvent.Text("the answer"), new ModelEvent.Done(new Usage(3, 2, 5, 0), "stop")),
                ask(provider(), new ModelMessage.User("hello")));
    }

    @Test
    void asksWithTheModelTheInstructionsAndThePicture() throws Exception {
        CliProvider provider = start(Map.of("modelAliases", Map.of("opus-4.6", "opus"), "systemPromptArg", "--system", "sessionArg", "--id",
                "sessionMode", "always", "imageArg", "--image"));
        ModelProviderContract
                .read(provider.generate(request("opus-4.6", new ModelMessage.User("hi", List.of(new Image("image/png", "AAAA"))))));
        List<String> line = Files.readAllLines(called);
        assertEquals(List.of("-p", "--model", "opus", "--id"), line.subList(0, 4));
        assertEquals(36, line.get(4).length());
        assertEquals(List.of("--system", "Be brief.", "--image"), line.subList(5, 8));
        assertTrue(line.get(8).endsWith(".png") && !Files.exists(Path.of(line.get(8))), "the picture is gone afterwards");
        assertEquals("hi", line.get(9));
        assertEquals(List.of("opus"), provider.models().stream().map(model -> model.id()).toList());
    }

    @Test
    void goesOnWithTheConversationAndSaysOnlyWhatIsNew() throws Exception {
        CliProvider provider = start(Map.of("resumeArgs", List.of("--resume", "{sessionId}")));
        ModelMessage first = new ModelMessage.User("one");
        ask(provider, first);
        ask(provider, first, new ModelMessage.Assistant("the answer", List.of()), new ModelMessage.User("two"));
        assertEquals(List.of("--resume", "s-1", "two"), Files.readAllLines(called));
        ask(provider, new ModelMessage.User("another"));
        assertEquals(List.of("-p", "--model", "x", "Be brief.", "", "another"), Files.readAllLines(called), "a shorter one is another one");
    }

    @Test
    void tellsAWholeConversationThatItHasNotSeen() throws Exception {
        ask(start(Map.of("input", "stdin", "systemPromptWhen", "never")), new ModelMessage.User("one"),
                new ModelMessage.Assistant("yes", List.of()), new ModelMessage.User("two"));
        assertEquals("User: one\n\nAssistant: yes\n\nUser: two", Files.readString(folder.resolve("called.in")));
    }

    @Test
    void givesAQuestionThatIsTooLongForAnArgumentToItsInput() throws Exception {
        ask(start(Map.of("maxPromptArgChars", 10, "systemPromptWhen", "never")), new ModelMessage.User("long enough"));
        assertEquals("long enough", Files.readString(folder.resolve("called.in")));
        assertFalse(Files.readAllLines(called).contains("long enough"));
    }

    @Test
    void readsLinesOfJson() throws Exception {
        assertEquals(List.of(new ModelEvent.Text("from codex"), new ModelEvent.Done(new Usage(6, 2, 4, 0), "stop")),
                ask(start(Map.of("output", "jsonl", "sessionIdFields", List.of("thread_id"))), new ModelMessage.User("CODEX")));
    }

    @Test
    void takesPlainTextAsItIs() throws Exception {
        List<ModelEvent> events = ask(start(Map.of("output", "text")), new ModelMessage.User("NOISE"));
        assertTrue(ModelProviderContract.text(events).endsWith("no json"));
    }

    @Test
    void saysThatACommandIsNotThere() {
        failure(ModelFailure.UNREACHABLE, start(Map.of("command", "no-such-command")), "hi",
                "model fake/x: the command 'no-such-command' is not installed or not on the PATH of the gateway; install it, or set "
                        + "agents.defaults.cliBackends.fake.command to its path");
    }

    @Test
    void saysWhyACommandFailed() {
        failure(ModelFailure.AUTH, provider(), "FAIL",
                "model fake/x: the command '" + script + "' failed with exit code 1 (it says: Invalid API key · Please run /login)");
        failure(ModelFailure.RATE_LIMIT, provider(), "LIMIT",
                "model fake/x: the command '" + script + "' failed with exit code 0 (it says: Claude usage limit reached)");
        failure(ModelFailure.OVERLOADED, start(Map.of("output", "text")), "SILENT",
                "model fake/x: the command '" + script + "' answered nothing");
        GatewayException noise = assertThrows(GatewayException.class, () -> ask(provider(), new ModelMessage.User("NOISE")));
        assertTrue(noise.message().contains("printed something that is no json"), noise.message());
    }

    @Test
    void endsACommandThatSaysNothingForTooLong() {
        CliProvider provider = start(Map.of("reliability", Map.of("watchdog", Map.of("fresh", Map.of("noOutputTimeoutMs", 1000)))));
        failure(ModelFailure.TIMEOUT, provider, "HANG",
                "model fake/x: the command '" + script + "' was ended: it printed nothing for 1000 ms");
        assertGone();
    }

    @Test
    void endsTheCommandAndItsChildrenWhenTheProviderIsStopped() throws Exception {
        CliProvider provider = start(Map.of());
        ModelStream stream = provider.generate(request("x", new ModelMessage.User("HANG")));
        Thread reader = Thread.ofVirtual().start(() -> assertThrows(GatewayException.class, stream::next));
        Await.until("the command runs", () -> Files.exists(folder.resolve("called.child")));
        long began = System.nanoTime();
        provider.close();
        assertTrue(reader.join(Duration.ofSeconds(2)));
        assertTrue(Duration.ofNanos(System.nanoTime() - began).toMillis() < 2000);
        assertGone();
        assertThrows(GatewayException.class, () -> ask(provider, new ModelMessage.User("hi")));
    }

    private void assertGone() {
        for (String name : List.of("called.pid", "called.child"))
            Await.until(name + " is gone", () -> {
                Optional<ProcessHandle> handle = ProcessHandle.of(Long.parseLong(Files.readString(folder.resolve(name)).strip()));
                return handle.isEmpty() || !handle.get().isAlive();
            });
    }

    @Test
    void answersOneQuestionAfterTheOther() throws Exception {
        CliProvider provider = start(Map.of());
        ModelStream first = provider.generate(request("x", new ModelMessage.User("HANG")));
        Thread reader = Thread.ofVirtual().start(() -> assertThrows(GatewayException.class, first::next));
        Await.until("the command runs", () -> Files.exists(folder.resolve("called.child")));
        ModelStream second = provider.generate(request("x", new ModelMessage.User("hi")));
        List<ModelEvent> events = new ArrayList<>();
        Thread other = Thread.ofVirtual().start(() -> events.addAll(read(second)));
        assertFalse(other.join(Duration.ofMillis(300)));
        first.close();
        assertTrue(reader.join(Duration.ofSeconds(3)) && other.join(Duration.ofSeconds(3)));
        assertEquals("the answer", ModelProviderContract.text(events));
    }

    private static List<ModelEvent> read(ModelStream stream) {
        try {
            return ModelProviderContract.read(stream);
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private static void failure(ModelFailure kind, ModelProvider provider, String question, String message) {
        GatewayException failure = assertThrows(GatewayException.class, () -> ask(provider, new ModelMessage.User(question)));
        assertEquals(message, failure.message());
        assertEquals(Optional.of(kind), ModelFailure.in(failure));
    }

    private static ModelRequest request(String model, ModelMessage... messages) {
        return new ModelRequest(model, "Be brief.", List.of(messages), List.of(), 1000, Duration.ofSeconds(20),
                new ModelRequest.Options(Optional.empty(), Optional.empty(), Optional.of("conversation"), Map.of()));
    }

    private static List<ModelEvent> ask(ModelProvider provider, ModelMessage... messages) throws InterruptedException {
        return ModelProviderContract.read(provider.generate(request("x", messages)));
    }
}
