package ai.openclaw.method.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.ModelCatalog;
import ai.openclaw.api.ModelInfo;
import ai.openclaw.api.ToolCatalog;
import ai.openclaw.api.ToolCatalog.Verdict;
import ai.openclaw.testkit.FakeAgents;
import ai.openclaw.testkit.FakeCall;
import ai.openclaw.testkit.FakeToolCatalog;
import ai.openclaw.testkit.Tree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogMethodsTest {
    private final ModelCatalog models = () -> List
            .of(new ModelCatalog.Offer("fake", new ModelInfo("fake-1", "Fake", 128_000, 4096, true, List.of("text", "image"))));
    private final FakeToolCatalog tools = new FakeToolCatalog();
    private final CatalogMethods methods = new CatalogMethods(models, tools, new FakeAgents("main"));
    private final FakeCall call = new FakeCall();

    @BeforeEach
    void deploy() {
        tools.verdicts.add(new Verdict(new ToolCatalog.Offer("sessions", "session_status", "Tells the time."), true, "no rule forbids it"));
        tools.verdicts.add(new Verdict(new ToolCatalog.Offer("weather", "forecast", "Tells the weather."), true, "no rule forbids it"));
    }

    @Test
    void listsTheModelsOfTheDeployedProviders() throws Exception {
        assertEquals(Map.of("models", List.of(Map.of("id", "fake-1", "name", "Fake", "provider", "fake", "contextWindow", 128_000,
                "reasoning", true, "input", List.of("text", "image")))), call.invoke(methods, "models.list", Map.of()));
    }

    /** As the command line 2026.9.6 asks. */
    @Test
    void everyViewOfTheModelsIsTheSame() throws Exception {
        assertEquals(call.invoke(methods, "models.list", Map.of()),
                call.invoke(methods, "models.list", Map.of("view", "default", "includeDetails", true)));
    }

    @Test
    void ordersToolsByGroupWithTheirProfiles() throws Exception {
        Object catalog = call.invoke(methods, "tools.catalog", Map.of());
        assertEquals("main", Tree.at(catalog, "agentId"));
        assertEquals(Map.of("id", "minimal", "label", "Minimal"), Tree.at(catalog, "profiles", 0));
        assertEquals("Sessions", Tree.at(catalog, "groups", 0, "label"));
        assertEquals(
                Map.of("id", "session_status", "label", "session_status", "description", "Tells the time.", "source", "core",
                        "defaultProfiles", List.of("minimal", "coding", "messaging"), "allowed", true, "reason", "no rule forbids it"),
                Tree.at(catalog, "groups", 0, "tools", 0));
        assertEquals("weather", Tree.at(catalog, "groups", 1, "pluginId"));
        assertEquals(List.of(), Tree.at(catalog, "groups", 1, "tools", 0, "defaultProfiles"));
    }

    @Test
    void leavesPluginsOutWhenAskedTo() throws Exception {
        Object catalog = call.invoke(methods, "tools.catalog", Map.of("includePlugins", false));
        assertEquals(List.of("sessions"),
                ((Map<?, ?>) catalog).get("groups") instanceof List<?> groups
                        ? groups.stream().map(group -> Tree.at(group, "id")).toList()
                        : List.of());
    }

    @Test
    void anUnknownAgentIsNamed() {
        GatewayException failure = assertThrows(GatewayException.class,
                () -> call.invoke(methods, "tools.catalog", Map.of("agentId", "zzz")));
        assertEquals("unknown agent id \"zzz\"", failure.message());
    }
}
