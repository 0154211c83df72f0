package ai.openclaw.tools.automation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.ConfigDocument.Manner;
import ai.openclaw.api.Elevation;
import ai.openclaw.api.JsonText;
import ai.openclaw.api.ToolCall;
import ai.openclaw.api.ToolResult;
import ai.openclaw.api.Workplace;
import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.FakeConfig;
import ai.openclaw.testkit.FakeDocument;
import ai.openclaw.testkit.FakeGateway;
import ai.openclaw.testkit.ToolGroupContract;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GatewayToolsTest implements ToolGroupContract {
    private static final String HASH = "h1";
    private final FakeDocument document = new FakeDocument();
    private final FakeConfig config = new FakeConfig();
    private final FakeGateway gateway = new FakeGateway(Path.of("/state"));
    private final GatewayTools tools = group();

    GatewayToolsTest() {
        Map<String, Object> file = Map.of("gateway", Map.of("auth", Map.of("token", "__OPENCLAW_REDACTED__")), "ui",
                Map.of("seamColor", "#111111"));
        document.view = JsonText.Raw.of(Map.of("hash", HASH, "valid", true, "parsed", file, "config", file));
    }

    @Override
    public GatewayTools group() { return new GatewayTools(document, config, gateway); }

    private ToolResult run(Map<String, ?> arguments, boolean owner) throws Exception {
        return ToolGroupContract.run(tools, "gateway", arguments,
                new ToolCall("c", "main", "agent:main:main", "r", Workplace.host(Path.of("/w")), Elevation.NONE, owner, _ -> {}));
    }

    private ToolResult patch(String raw, boolean owner) throws Exception {
        return run(Map.of("action", "config.patch", "raw", raw, "baseHash", HASH), owner);
    }

    @Test
    void checklist31WhatGuardsTheGatewayIsChangedForItsOwnerOnly() throws Exception {
        for (String raw : List.of("{\"gateway\":{\"auth\":{\"mode\":\"none\"}}}", "{\"gateway\":null}",
                "{\"tools\":{\"exec\":{\"security\":\"full\"}}}", "{\"commands\":{\"ownerAllowFrom\":[\"telegram:666\"]}}",
                "{\"channels\":{\"telegram\":{\"accounts\":{\"a\":{\"dmPolicy\":\"open\"}}}}}", "{\"ui\":{\"$include\":\"./x.json\"}}")) {
            ToolResult refused = patch(raw, false);
            assertTrue(refused.error() && refused.text().contains("only its owner") && refused.text().startsWith("nothing was changed"),
                    raw);
        }
        assertTrue(run(Map.of("action", "config.apply", "raw", "{\"ui\":{\"seamColor\":\"#111111\"}}", "baseHash", HASH), false).error(),
                "what is left out is taken away");
        assertEquals(List.of(), document.proposals);
        assertFalse(patch("{\"gateway\":{\"auth\":{\"mode\":\"none\"}}}", true).error());
        assertEquals(1, document.proposals.size(), "the owner's change is checked as every other");
    }

    @Test
    void whatGuardsNothingIsChangedForEverybody() throws Exception {
        ToolResult result = patch("{\"ui\":{\"seamColor\":\"#222222\"}}", false);
        assertEquals("Changed:\nui\nIt is in force.", result.text());
        assertEquals(Manner.PATCH, document.proposals.getFirst().manner());
        assertEquals(Optional.of("agent:main:main"), document.proposals.getFirst().sessionKey());
        assertFalse(
                run(Map.of("action", "config.apply", "baseHash", HASH, "raw",
                        "{\"gateway\":{\"auth\":{\"token\":\"__OPENCLAW_REDACTED__\"}},\"ui\":{}}"), false).error(),
                "a masked secret stays");
    }

    @Test
    void aChangeNeedsTheHashOfTheFileThatItWasThoughtOutFor() throws Exception {
        assertTrue(run(Map.of("action", "config.patch", "raw", "{}"), true).text().contains("base hash required"));
        assertTrue(run(Map.of("action", "config.patch", "raw", "{}", "baseHash", "h0"), true).text().contains("changed since last load"));
        assertTrue(patch("{ui: 1}", true).text().startsWith("raw is no JSON"));
        assertEquals("raw must be a JSON object", patch("[]", true).text());
        assertEquals(List.of(), document.proposals);
    }

    @Test
    void theConfigurationAndItsSchemaAreShown() throws Exception {
        ToolResult all = run(Map.of("action", "config.get"), false);
        assertTrue(all.text().contains("\"hash\":\"h1\"") && all.text().contains("__OPENCLAW_REDACTED__"), all.text());
        assertTrue(run(Map.of("action", "config.get", "path", "ui.seamColor"), false).text().contains("\"config\":\"#111111\""));
        assertTrue(run(Map.of("action", "config.get", "path", "ui.none"), false).error());
        document.places.put("ui", Map.of("path", "ui"));
        assertEquals("{\"path\":\"ui\"}", run(Map.of("action", "config.schema.lookup", "path", "ui"), false).text());
        assertEquals("config schema path not found", run(Map.of("action", "config.schema.lookup", "path", "x"), false).text());
    }

    @Test
    void theGatewayIsRestartedForItsOwnerUnlessThatIsSwitchedOff() throws Exception {
        assertTrue(run(Map.of("action", "restart"), false).error());
        config.values.put("commands.restart", false);
        assertTrue(run(Map.of("action", "restart"), true).text().contains("commands.restart"));
        config.values.clear();
        assertFalse(run(Map.of("action", "restart", "delayMs", 0, "reason", "new keys"), true).error());
        Await.until("it restarts", Duration.ofSeconds(5), () -> gateway.restarts.equals(List.of("new keys")));
    }

    @Test
    void aRestartThatIsDueHappensThoughTheBundleIsStopped() throws Exception {
        run(Map.of("action", "restart", "delayMs", 600_000, "reason", "promised"), true);
        tools.close();
        Await.until("it restarts", Duration.ofSeconds(5), () -> gateway.restarts.equals(List.of("promised")));
    }
}
