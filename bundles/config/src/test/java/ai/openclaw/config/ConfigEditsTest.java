package ai.openclaw.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.ConfigEditor.Edit;
import ai.openclaw.api.GatewayException;
import ai.openclaw.json5.Json5Document;
import ai.openclaw.json5.Json;
import ai.openclaw.schema.KnownKeys;
import ai.openclaw.schema.SchemaCheck;
import ai.openclaw.testkit.FakeGateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigEditsTest {
    @TempDir
    Path folder;
    private Path file;
    private ConfigEdits edits;

    @BeforeEach
    void start() {
        FakeGateway gateway = new FakeGateway(folder);
        file = gateway.configFile();
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        ConfigLoader loader = new ConfigLoader(gateway, folder);
        edits = new ConfigEdits(new ConfigFile(loader.file(), new AuditLog(folder, clock)), loader, new StartCheck(gateway),
                snapshot -> SchemaCheck.check(KnownKeys.root(), snapshot.tree()), new LastTouched("1", clock));
    }

    private void refused(String part, Edit edit) throws Exception {
        String before = Files.readString(file);
        GatewayException failure = assertThrows(GatewayException.class, () -> edits.make(List.of(edit), Hashes.of(file)));
        assertTrue(failure.message().contains(part), failure.message());
        assertEquals(before, Files.readString(file), "nothing is written");
    }

    @Test
    void changesWhatItIsAboutAndKeepsTheRest() throws Exception {
        Files.writeString(file, "{\n  // mine\n  gateway: { mode: 'local' },\n  agents: { list: [{ id: 'a' }] }, // the agents\n}\n");
        Optional<String> hash = edits.make(
                List.of(new Edit.Set(List.of("agents", "list", "1", "id"), "b"), new Edit.Remove(List.of("agents", "list", "0"))),
                Hashes.of(file));
        String text = Files.readString(file);
        assertTrue(text.startsWith("{\n  // mine\n  gateway: { mode: 'local' },\n"), text);
        assertTrue(text.contains("// the agents"), text);
        assertEquals(List.of(java.util.Map.of("id", "b")), Json.at(Json5Document.parse(text).toTree(), "agents.list").orElseThrow());
        assertTrue(text.contains("lastTouchedVersion"), text);
        assertEquals(Hashes.of(file), hash.orElseThrow());
    }

    @Test
    void makesTheFileWhenThereIsNone() throws Exception {
        edits.make(List.of(new Edit.Set(List.of("agents", "list"), List.of())), Hashes.sha256(new byte[0]));
        assertTrue(Files.readString(file).contains("list"));
    }

    @Test
    void writesNothingWhenNothingChanges() throws Exception {
        Files.writeString(file, "{}\n");
        assertEquals(Optional.empty(), edits.make(List.of(new Edit.Remove(List.of("agents"))), Hashes.of(file)));
        assertEquals("{}\n", Files.readString(file));
    }

    @Test
    void refusesWhatItCannotDoSafely() throws Exception {
        Files.writeString(file, "{ gateway: }");
        refused("before it is repaired", new Edit.Set(List.of("a"), 1));
        Files.writeString(file, "{ $include: 'x.json5' }");
        refused("$include", new Edit.Set(List.of("a"), 1));
        Files.writeString(file, "{ agents: { list: [] } }");
        refused("another shape", new Edit.Set(List.of("agents", "list", "7"), 1));
    }

    @Test
    void refusesToChangeATextThatItWasNotThoughtOutFor() throws Exception {
        Files.writeString(file, "{ agents: { list: [{ id: 'a' }, { id: 'b' }] } }");
        String before = Hashes.of(file);
        Files.writeString(file, "{ agents: { list: [{ id: 'b' }] } }");
        GatewayException failure = assertThrows(GatewayException.class,
                () -> edits.make(List.of(new Edit.Remove(List.of("agents", "list", "0"))), before));
        assertTrue(failure.message().contains("try again"), failure.message());
        assertTrue(Files.readString(file).contains("'b'"));
    }

    @Test
    void refusesWhatTheSchemaDoesAndLeavesWhatWasWrongBefore() throws Exception {
        Files.writeString(file, "{ nobodyKnows: 1, agents: { list: [{ id: 'a' }] } }");
        refused("agents.list.0.default: Invalid input: expected boolean", new Edit.Set(List.of("agents", "list", "0", "default"), "yes"));
        edits.make(List.of(new Edit.Set(List.of("agents", "list", "0", "default"), true)), Hashes.of(file));
        assertTrue(Files.readString(file).contains("nobodyKnows"));
    }
}
