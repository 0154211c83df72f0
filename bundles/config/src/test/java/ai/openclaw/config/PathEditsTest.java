package ai.openclaw.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.ConfigEditor.Edit;
import ai.openclaw.api.GatewayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes of single places, in the text of the file. */
class PathEditsTest {
    private Offline offline;

    @BeforeEach
    void start(@TempDir Path state) { offline = new Offline(state); }

    private String after(String text) throws IOException {
        String file = offline.file();
        int stamp = file.indexOf("meta:");
        return (stamp < 0 ? file : file.substring(0, stamp)).stripTrailing() + text;
    }

    @Test
    void commentsAndLayoutOfTheRestStay() throws Exception {
        offline.file("{\n  // mine\n  gateway: { mode: 'local', port: 1 }, /* here */\n  ui: { assistant: { name: '${NAME}' } },\n}\n");
        offline.set(2L, "gateway", "port");
        assertEquals("{\n  // mine\n  gateway: { mode: 'local', port: 2 }, /* here */\n  ui: { assistant: { name: '${NAME}' } },",
                after(""));
    }

    @Test
    void anElementThatGoesTakesItsOwnTextWithIt() throws Exception {
        offline.file("{ agents: { list: [\n  { id: 'a' }, // first\n  { id: 'b', name: 'B' },\n  { id: 'c' }, // third\n] } }\n");
        offline.remove("agents", "list", "1");
        assertTrue(offline.file().contains("{ id: 'a' }, // first\n"), offline.file());
        assertTrue(offline.file().contains("{ id: 'c' }, // third\n"), offline.file());
        assertTrue(!offline.file().contains("'b'"), offline.file());
    }

    @Test
    void aListThatIsNotThereBeginsWithItsFirstElement() throws Exception {
        offline.set("main", "agents", "list", "0", "id");
        offline.set("work", "agents", "list", "1", "id");
        assertTrue(offline.config().view().json().contains("\"list\":[{\"id\":\"main\"},{\"id\":\"work\"}]"), offline.file());
        GatewayException failure = assertThrows(GatewayException.class, () -> offline.set("x", "agents", "list", "7", "id"));
        assertEquals("agents.list is a list of 2; \"7\" is no index from 0 to 2", failure.message());
    }

    @Test
    void anIncludeStaysUnlessWhatItStandsForChanges() throws Exception {
        Files.writeString(offline.state.resolve("agents.json5"), "{ list: [{ id: 'a' }, { id: 'b' }] }");
        offline.file("{ gateway: { mode: 'local' }, agents: { $include: './agents.json5' } }\n");
        offline.set(5L, "gateway", "port");
        assertTrue(offline.file().contains("agents: { $include: './agents.json5' }"), offline.file());
        offline.remove("agents", "list", "0");
        assertTrue(offline.file().contains("'b'") && !offline.file().contains("$include") && !offline.file().contains("'a'"),
                offline.file());
    }

    @Test
    void whatWasShownMaskedCanBeSetAgain() throws Exception {
        offline.file("{ channels: {}, gateway: { mode: 'local', auth: { token: 'secret-token' } } }\n");
        offline.set(Map.of("mode", "token", "token", "__OPENCLAW_REDACTED__"), "gateway", "auth");
        assertTrue(offline.file().contains("token: 'secret-token'") && offline.file().contains("mode: 'token'"), offline.file());
    }

    @Test
    void takesAllOfItOrNothing() throws Exception {
        offline.file("{ gateway: { mode: 'local' } }\n");
        String before = offline.file();
        GatewayException failure = assertThrows(GatewayException.class, () -> offline.config()
                .write(Offline.edits(new Edit.Set(List.of("gateway", "port"), 5L), new Edit.Remove(List.of("ui", "assistant")))));
        assertEquals("config path not found: ui.assistant", failure.message());
        assertEquals(before, offline.file());
    }

    @Test
    void aFileIsRepairedStepByStep() throws Exception {
        offline.file("{ gateway: { mode: 'local' }, colour: 'blue', flavour: 'sweet', logging: { level: 'loud' } }\n");
        offline.remove("colour");
        offline.set(5L, "gateway", "port");
        GatewayException failure = assertThrows(GatewayException.class, () -> offline.set("x", "shape"));
        assertTrue(failure.message().startsWith("invalid config: <root>: Unrecognized keys: "), failure.message());
        offline.remove("flavour");
        offline.set("debug", "logging", "level");
        assertEquals(List.of(), offline.config().issues());
    }
}
