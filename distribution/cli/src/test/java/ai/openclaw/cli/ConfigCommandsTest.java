package ai.openclaw.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands about the configuration while no gateway runs. */
class ConfigCommandsTest {
    @TempDir
    Path state;
    private Terminal terminal;

    @BeforeEach
    void start() throws IOException {
        terminal = new Terminal(state);
        file("{\n  // mine\n  gateway: { mode: 'local', port: 18790, auth: { token: 'the-token' } },\n}\n");
    }

    private Path file() { return state.resolve("openclaw.json"); }

    private void file(String text) throws IOException { Files.writeString(file(), text); }

    private String text() throws IOException { return Files.readString(file()); }

    private JsonNode json() { return Json.parse(terminal.out(), "output"); }

    private void fails(int code, String part, String... arguments) {
        assertEquals(code, terminal.run(arguments), terminal.out());
        assertTrue(terminal.errors().contains(part), terminal.errors());
    }

    @Test
    void getShowsAValueAndMasksSecrets() {
        assertEquals(0, terminal.run("config", "get", "gateway.port"));
        assertEquals("18790\n", terminal.out());
        assertEquals(0, terminal.run("config", "get", "gateway.mode", "--json"));
        assertEquals("\"local\"\n", terminal.out());
        assertEquals(0, terminal.run("config", "get", "gateway"));
        assertEquals("__OPENCLAW_REDACTED__", json().at("/auth/token").asText());
        assertFalse(terminal.out().contains("the-token"));
        fails(1, "config path not found: no.such", "config", "get", "no.such");
        fails(2, "\"a..b\" is no path", "config", "get", "a..b");
    }

    @Test
    void setTakesJson5OrPlainText() throws IOException {
        assertEquals(0, terminal.run("config", "set", "agents.list[0].id", "main"), terminal.errors());
        assertEquals(0, terminal.run("config", "set", "agents.list[0].model", "{primary: 'a/b', fallbacks: ['c/d']}"), terminal.errors());
        assertEquals("Set agents.list[0].model in " + file() + ".\n" + Effects.NOT_RUNNING + "\n", terminal.out());
        assertEquals(0, terminal.run("config", "get", "agents.list[0].model.fallbacks[0]"));
        assertEquals("c/d\n", terminal.out());
        assertTrue(text().startsWith("{\n  // mine\n"), text());
        fails(2, "is no JSON5", "config", "set", "ui.assistant.name", "Ada Lovelace", "--strict-json");
        fails(2, "openclaw config unset ui.assistant", "config", "set", "ui.assistant", "null");
        fails(1, "quotes inside quotes", "config", "set", "ui.assistant.name", "42");
        assertEquals(0, terminal.run("config", "set", "ui.assistant.name", "\"42\""), terminal.errors());
    }

    @Test
    void severalChangesAreMadeAtOnceOrNotAtAll() throws IOException {
        assertEquals(0, terminal.run("config", "set", "--set", "ui.assistant.name=Ada=A", "--set", "logging.level=debug", "--json"));
        assertTrue(json().path("ok").asBoolean());
        String before = text();
        assertTrue(before.contains("'Ada=A'"), before);
        fails(1, "logging.level", "config", "set", "--set", "ui.assistant.name=Eve", "--set", "logging.level=loud");
        assertEquals(before, text());
    }

    @Test
    void aSecretNeedNotBeAnArgument() throws IOException {
        terminal.input = "from a pipe\n";
        assertEquals(0, terminal.run("config", "set", "gateway.auth.token", "--stdin"), terminal.errors());
        assertTrue(text().contains("token: 'from a pipe'"), text());
        Path file = Files.writeString(state.resolve("value"), "{ name: 'Eve' }\n");
        assertEquals(0, terminal.run("config", "set", "ui.assistant", "--file", file.toString()), terminal.errors());
        assertTrue(text().contains("'Eve'"), text());
        fails(2, "give PATH and VALUE", "config", "set", "ui.assistant");
        fails(2, "give PATH and VALUE", "config", "set", "a", "b", "--stdin");
    }

    @Test
    void unsetTakesAwayWhatIsThere() throws IOException {
        assertEquals(0, terminal.run("config", "unset", "gateway.port"));
        assertFalse(text().contains("port"), text());
        fails(1, "config path not found: gateway.port", "config", "unset", "gateway.port");
    }

    @Test
    void validateNamesLineAndColumn() throws IOException {
        assertEquals(0, terminal.run("config", "validate"));
        assertEquals(file() + " is valid.\n", terminal.out());
        Path draft = Files.writeString(state.resolve("draft.json5"), "{\n  gateway: { port: 'x' },\n}");
        assertEquals(1, terminal.run("config", "validate", draft.toString()));
        assertTrue(terminal.out().startsWith(draft + ":2:14: gateway.port: "), terminal.out());
        terminal.input = "{ gateway: ";
        assertEquals(1, terminal.run("config", "validate", "-", "--json"));
        assertEquals("1 12", json().at("/issues/0/line").asText() + " " + json().at("/issues/0/column").asText());
    }

    @Test
    void aBrokenFileLeavesTheWaysOut() throws IOException {
        assertEquals(0, terminal.run("config", "set", "ui.assistant.name", "Ada"));
        String good = text();
        file("{ oh dear");
        fails(1, "openclaw config validate", "config", "get", "gateway.port");
        fails(1, "openclaw config rollback", "config", "set", "gateway.port", "1");
        file(good);
        assertEquals(0, terminal.run("config", "set", "ui.assistant.name", "Eve"));
        file("{ oh dear");
        assertEquals(0, terminal.run("config", "rollback", "--yes"), terminal.errors());
        assertEquals(good, text());
    }

    @Test
    void planSaysWhatWouldHappenByItsExitCode() throws IOException {
        String before = text();
        assertEquals(0, terminal.run("config", "plan", "--set", "ui.assistant.name=Ada"), terminal.errors());
        assertEquals(5, terminal.run("config", "plan", "--set", "gateway.port=1", "--set", "ui.assistant.name=Ada"), terminal.errors());
        assertTrue(terminal.out().contains("the port is opened anew") && terminal.out().contains("The gateway does not run"),
                terminal.out());
        assertEquals(6, terminal.run("config", "plan", "--set", "env.vars.A=x", "--json"));
        assertEquals("process", json().at("/effects/0/means").asText());
        assertFalse(json().path("running").asBoolean());
        Path draft = Files.writeString(state.resolve("draft.json5"), before);
        assertEquals(0, terminal.run("config", "plan", draft.toString()));
        assertEquals("Nothing changes.\n", terminal.out());
        assertEquals(before, text());
        fails(2, "give either FILE", "config", "plan");
    }

    @Test
    void historyDiffAndRollbackGoTogether() throws IOException {
        String before = text();
        assertEquals(0, terminal.run("config", "set", "gateway.port", "18791"));
        assertEquals(0, terminal.run("config", "history", "--json"));
        assertEquals("file 1", json().at("/versions/0/ids/0").asText() + " " + json().at("/versions/1/ids/0").asText());
        assertEquals(0, terminal.run("config", "diff"));
        assertEquals("PATH          1      FILE\ngateway.port  18790  18791\n", terminal.out());
        assertEquals(0, terminal.run("config", "diff", "--text"));
        assertTrue(terminal.out().contains("port: 18791, auth: { token: \"__OPENCLAW_REDACTED__\" }"), terminal.out());
        terminal.interactive = true;
        terminal.input = "n\n";
        assertEquals(1, terminal.run("config", "rollback"));
        assertTrue(text().contains("18791"));
        terminal.input = "y\n";
        assertEquals(0, terminal.run("config", "rollback"), terminal.errors());
        assertEquals(before, text());
    }

    @Test
    void editSavesWhatIsValidAndKeepsWhatIsNot() throws IOException {
        terminal.environment.put("EDITOR", "sed -i 's/18790/18792/; s/mine/yours/'");
        assertEquals(0, terminal.run("config", "edit"), terminal.out() + terminal.errors());
        assertTrue(text().contains("// yours") && text().contains("port: 18792"), text());
        terminal.environment.put("EDITOR", "sed -i 's/18792/oops/'");
        assertEquals(1, terminal.run("config", "edit"));
        assertTrue(terminal.out().contains("Your text is kept in "), terminal.out());
        Path kept = Path.of(terminal.out().substring(terminal.out().indexOf(state.toString())).strip());
        assertTrue(Files.readString(kept).contains("oops"));
        assertEquals("rw-------", java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)));
        terminal.environment.put("EDITOR", "true");
        assertEquals(0, terminal.run("config", "edit"));
        assertEquals("Nothing was changed.\n", terminal.out());
    }

    @Test
    void editAsksToTryAgain() throws IOException {
        Path script = Files.writeString(state.resolve("editor"),
                "if grep -q oops \"$1\"; then sed -i s/oops/18793/ \"$1\"; else sed -i s/18790/oops/ \"$1\"; fi\n");
        terminal.environment.put("VISUAL", "sh '" + script + "'");
        terminal.interactive = true;
        terminal.input = "\n";
        assertEquals(0, terminal.run("config", "edit"), terminal.out() + terminal.errors());
        assertTrue(terminal.out().contains("gateway.port") || terminal.out().contains("JSON5"), terminal.out());
        assertTrue(text().contains("port: 18793"), text());
    }

    @Test
    void schemaAndFile() {
        assertEquals(0, terminal.run("config", "schema", "gateway.reload.mode"));
        assertTrue(terminal.out().startsWith("gateway.reload.mode  "), terminal.out());
        assertEquals(0, terminal.run("config", "schema"));
        assertTrue(json().path("properties").has("gateway"), "the schema alone, for editors");
        assertEquals(0, terminal.run("config", "file"));
        assertEquals(file() + "\n", terminal.out());
        fails(1, "config schema path not found", "config", "schema", "no.such");
        assertEquals(0, terminal.run("config", "keys", "gateway.reload.m"));
        assertEquals("gateway.reload.mode\n", terminal.out());
    }
}
