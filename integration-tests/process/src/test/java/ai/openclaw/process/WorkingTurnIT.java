package ai.openclaw.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.ControlClient;
import ai.openclaw.testkit.FakeModelServer;
import ai.openclaw.testkit.ModelAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent lists files, edits one, builds in the background, follows the build and reports; with what a fresh installation allows. */
class WorkingTurnIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern SESSION = Pattern.compile("\\(session ([\\w-]+)");
    private static final String WRITE = "{\"path\":\"Main.txt\",\"content\":\"hullo world\\n\"}";
    private static final String LIST = "{\"command\":\"ls\"}";
    private static final String EDIT = "{\"path\":\"Main.txt\",\"oldText\":\"hullo\",\"newText\":\"hello\"}";
    private static final String BUILD = "{\"command\":\"while [ ! -e go ]; do sleep 0.05; done; cp Main.txt built.txt; echo BUILD-$((40+2))\","
            + "\"background\":true}";
    private static final String GO = "{\"path\":\"go\",\"content\":\"now\"}";
    @TempDir
    Path folder;
    private Installation installation;
    private Path workspace;

    @BeforeEach
    void install() {
        installation = new Installation(folder);
        workspace = installation.state().resolve("workspace");
    }

    @AfterEach
    void stop() { installation.close(); }

    private static String poll(String session) { return "{\"action\":\"poll\",\"sessionId\":\"" + session + "\",\"timeout\":10000}"; }

    private void assertBuilt() throws Exception {
        assertEquals("hello world\n", Files.readString(workspace.resolve("Main.txt")));
        assertEquals("hello world\n", Files.readString(workspace.resolve("built.txt")));
    }

    @Test
    void byHandWithTheModelThatIsInTheGateway() throws Exception {
        RunningGateway gateway = installation.gateway("--allow-unconfigured");
        Await.until("the token is told", () -> gateway.output().contains("#token="));
        String token = gateway.output().replaceAll("(?s).*#token=(\\w+).*", "$1");
        try (ControlClient client = ControlClient.connect(gateway.url(), token)) {
            use(client, "exec", LIST);
            use(client, "write", WRITE);
            assertTrue(use(client, "exec", LIST).contains("Main.txt"));
            use(client, "edit", EDIT);
            String session = session(use(client, "exec", BUILD));
            use(client, "write", GO);
            String report = use(client, "process", poll(session));
            assertTrue(report.contains("BUILD-42"), report);
        }
        assertBuilt();
    }

    /** Says it in the chat, and returns the answer. */
    private static String use(ControlClient client, String tool, String arguments) {
        String run = UUID.randomUUID().toString();
        client.ask("chat.send", Map.of("sessionKey", "main", "message", "use tool " + tool + " " + arguments, "idempotencyKey", run));
        JsonNode end = client.event("chat",
                event -> event.path("runId").asText().equals(run) && event.path("state").asText().matches("final|error|aborted"));
        String text = end.at("/message/content/0/text").asText();
        assertTrue(text.contains("The tool `" + tool + "` answered"), end.toString());
        return text;
    }

    private static String session(String text) {
        Matcher found = SESSION.matcher(text);
        assertTrue(found.find(), text);
        return found.group(1);
    }

    @Test
    void inOneTurnOfAModelThatCallsToolsByItself() throws Exception {
        try (FakeModelServer model = new FakeModelServer()) {
            RunningGateway gateway = installation.configure(Installation.model(model)).gateway();
            model.answer(ModelAnswer.toolCall("c0", "write", WRITE), ModelAnswer.toolCall("c1", "exec", LIST),
                    ModelAnswer.toolCall("c2", "edit", EDIT), ModelAnswer.toolCall("c3", "exec", BUILD),
                    ModelAnswer.toolCall("c4", "write", GO),
                    exchange -> ModelAnswer.toolCall("c5", "process", poll(session(said(model)))).give(exchange),
                    exchange -> ModelAnswer.text(said(model).contains("BUILD-42") ? "It is built." : "No: " + said(model)).give(exchange));
            try (ControlClient client = gateway.connect()) {
                assertEquals("It is built.", client.agent("main", "put Main.txt right and build it"));
                Await.until("the build has ended", PATIENCE, () -> Files.exists(workspace.resolve("built.txt")));
            }
        }
        assertBuilt();
    }

    /** All that the model was told in its last request. */
    private static String said(FakeModelServer model) {
        return String.valueOf(model.requests().getLast().get("messages"));
    }
}
