package ai.openclaw.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.ConfigDocument.Effect;
import ai.openclaw.api.ConfigDocument.Means;
import ai.openclaw.api.ConfigEditor.Edit;
import ai.openclaw.api.GatewayException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration while no gateway runs. */
class OfflineConfigTest {
    /** Settings of a plugin that is only a jar. */
    record PigeonSettings(String loft, @ai.openclaw.api.Default("3") int birds) {}

    private Offline offline;

    @BeforeEach
    void start(@TempDir Path state) { offline = new Offline(state); }

    /** A bundle with a settings record and a component, in the folder of plugins. */
    private void plugin(boolean modifiable) throws IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-SymbolicName", "org.example.pigeon;singleton:=true");
        headers.putValue("Provide-Capability",
                "osgi.service;objectClass:List<String>=\"a,b\",openclaw.settings;openclaw.settings=\"channels.pigeon\";record=\""
                        + PigeonSettings.class.getName() + "\"");
        headers.putValue("Service-Component", "OSGI-INF/pigeon.xml");
        Path folder = Files.createDirectories(offline.state.resolve("plugins"));
        try (OutputStream file = Files.newOutputStream(folder.resolve("pigeon.jar"));
                JarOutputStream jar = new JarOutputStream(file, manifest)) {
            jar.putNextEntry(new JarEntry("OSGI-INF/pigeon.xml"));
            jar.write(("<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.4.0\" name=\"org.example.Pigeon\""
                    + " configuration-pid=\"channels.pigeon\"" + (modifiable ? " modified=\"change\"" : "") + "/>")
                    .getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void settingsOfPluginsCountByTheirJars() throws Exception {
        offline.file("{ gateway: { mode: 'local' } }\n");
        GatewayException unknown = assertThrows(GatewayException.class, () -> offline.set("north", "channels", "pigeon", "loft"));
        assertTrue(unknown.message().contains("unknown channel id: pigeon"), unknown.message());
        plugin(false);
        offline.set("north", "channels", "pigeon", "loft");
        GatewayException bad = assertThrows(GatewayException.class, () -> offline.set("many", "channels", "pigeon", "birds"));
        assertTrue(bad.message().startsWith("invalid config: channels.pigeon.birds"), bad.message());
        assertTrue(offline.config().lookup("channels.pigeon.loft").isPresent());
        assertEquals(List.of("channels.pigeon.loft"), ConfigKeys.complete(offline.place(), "channels.pigeon.lo"));
    }

    @Test
    void aPlanSaysWhatComponentsSayOfThemselves() throws Exception {
        offline.file("{ gateway: { mode: 'local' }, channels: { pigeon: { loft: 'north' } } }\n");
        plugin(false);
        Edit south = new Edit.Set(List.of("channels", "pigeon", "loft"), "south");
        assertEquals(List.of(new Effect("channels.pigeon.loft", Means.COMPONENT, "channels.pigeon~default", 0)),
                offline.config().plan(Offline.edits(south)));
        plugin(true);
        assertEquals(Means.IN_PLACE, offline.config().plan(Offline.edits(south)).getFirst().means());
        assertEquals(Means.PROCESS,
                offline.config().plan(Offline.edits(new Edit.Set(List.of("env", "vars", "A"), "1"))).getFirst().means());
        assertFalse(offline.file().contains("south"), "a plan writes nothing");
    }

    @Test
    void aMissingFileBeginsWithTheFirstValue() throws Exception {
        offline.set("local", "gateway", "mode");
        assertTrue(offline.file().contains("\"mode\": \"local\""), offline.file());
        assertTrue(offline.file().contains("\"lastTouchedVersion\": \"1.2.3\""), offline.file());
    }

    @Test
    void whatTheGatewayWouldNotStartWithIsRefused() throws Exception {
        offline.file("{ gateway: { mode: 'local' } }\n");
        GatewayException mode = assertThrows(GatewayException.class, () -> offline.remove("gateway", "mode"));
        assertTrue(mode.message().contains("set gateway.mode=local"), mode.message());
        GatewayException password = assertThrows(GatewayException.class, () -> offline.set("password", "gateway", "auth", "mode"));
        assertTrue(password.message().contains("no password is configured"), password.message());
        offline.environment.put("OPENCLAW_GATEWAY_PASSWORD", "from the environment");
        offline.set("password", "gateway", "auth", "mode");
    }

    @Test
    void aBrokenFileIsNamedWithItsLineAndTheWaysOut() throws Exception {
        offline.file("{\n  gateway: {\n");
        GatewayException failure = assertThrows(GatewayException.class, () -> offline.set(1L, "gateway", "port"));
        assertTrue(failure.message().contains(offline.path() + ":3:1"), failure.message());
        assertTrue(failure.message().contains("openclaw config edit") && failure.message().contains("openclaw config rollback"),
                failure.message());
    }

    @Test
    void issuesSayWhereTheyAre() throws Exception {
        offline.file("{\n  gateway: { mode: 'local', port: 'x' },\n  agents: { list: [\n    { id: 'a', hue: 1 } ] },\n}\n");
        List<Map<String, Object>> issues = offline.config().issues(Files.readAllBytes(offline.path()));
        assertEquals(List.of("gateway.port 2:29", "agents.list.0 4:16"),
                issues.stream().map(issue -> issue.get("path") + " " + issue.get("line") + ":" + issue.get("column")).toList());
        List<Map<String, Object>> broken = offline.config().issues("{\n  a: ,\n}".getBytes(StandardCharsets.UTF_8));
        assertEquals("2 6", broken.getFirst().get("line") + " " + broken.getFirst().get("column"));
    }

    @Test
    void aTextIsKeptAsItWasWritten() throws Exception {
        offline.file("{ gateway: { mode: 'local' } }\n");
        offline.text("{\n  // new\n  gateway: { mode: 'local', },\n}\n");
        assertEquals("{\n  // new\n  gateway: { mode: 'local', },\n}\n", offline.file());
        assertThrows(GatewayException.class, () -> offline.text("{ gateway: { mode: 'local' }, colour: 1 }"));
        GatewayException masked = assertThrows(GatewayException.class,
                () -> offline.text("{ gateway: { mode: 'local', auth: { token: '__OPENCLAW_REDACTED__' } } }"));
        assertTrue(masked.message().contains("give the value itself"), masked.message());
    }

    @Test
    void keysAreThoseOfTheSchemaAndNamesThoseOfTheFile() throws Exception {
        offline.file("{ models: { providers: { mine: { baseUrl: 'http://x', models: [] } } }, agents: { list: [{ id: 'a' }] } }\n");
        assertEquals(List.of("gateway.reload.", "gateway.remote."), ConfigKeys.complete(offline.place(), "gateway.re"));
        assertEquals(List.of("gateway.reload.mode"), ConfigKeys.complete(offline.place(), "gateway.reload.m"));
        assertEquals(List.of("models.providers.mine."), ConfigKeys.complete(offline.place(), "models.providers."));
        assertEquals(List.of("agents.list[0]."), ConfigKeys.complete(offline.place(), "agents.list["));
        assertEquals(List.of("agents.list[0].id", "agents.list[0].identity."), ConfigKeys.complete(offline.place(), "agents.list[0].id"));
        assertEquals(List.of(), ConfigKeys.complete(offline.place(), "no.such"));
    }
}
