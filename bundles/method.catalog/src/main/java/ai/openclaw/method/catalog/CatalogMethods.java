package ai.openclaw.method.catalog;

import ai.openclaw.api.AgentDirectory;
import ai.openclaw.api.Call;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.GatewayMethod;
import ai.openclaw.api.MethodGroup;
import ai.openclaw.api.ModelCatalog;
import ai.openclaw.api.ModelInfo;

import ai.openclaw.api.Scope;
import ai.openclaw.api.ToolCatalog;
import ai.openclaw.protocol.ModelsListParams;
import ai.openclaw.protocol.ToolsCatalogParams;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The methods models.list and tools.catalog (contract section 6): what is deployed, nothing else. */
@Component
public final class CatalogMethods implements MethodGroup {
    private final ModelCatalog models;
    private final ToolCatalog tools;
    private final AgentDirectory agents;

    @Activate
    public CatalogMethods(@Reference ModelCatalog models, @Reference ToolCatalog tools, @Reference AgentDirectory agents) {
        this.models = models;
        this.tools = tools;
        this.agents = agents;
    }

    @Override
    public List<GatewayMethod<?, ?>> methods() {
        return List.of(GatewayMethod.of("models.list", Scope.READ, ModelsListParams.class, this::models),
                GatewayMethod.of("tools.catalog", Scope.READ, ToolsCatalogParams.class, this::tools));
    }

    private Map<String, Object> models(ModelsListParams params, Call call) {
        return Map.of("models", models.offers().stream().map(offer -> model(offer.provider(), offer.model())).toList());
    }

    private static Map<String, Object> model(String provider, ModelInfo model) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", model.id());
        entry.put("name", model.name());
        entry.put("provider", provider);
        entry.put("contextWindow", model.contextWindow());
        entry.put("reasoning", model.reasoning());
        entry.put("input", model.input());
        return entry;
    }

    private Map<String, Object> tools(ToolsCatalogParams params, Call call) {
        String agent = params.agentId().orElseGet(() -> agents.list().getFirst().id());
        if (agents.find(agent).isEmpty())
            throw GatewayException.invalid("unknown agent id \"" + agent + "\"");
        Map<String, Object> catalog = new LinkedHashMap<>();
        catalog.put("agentId", agent);
        catalog.put("profiles", ToolProfiles.PROFILES);
        catalog.put("groups", ToolProfiles.groups(tools.offers(), params.includePlugins().orElse(true)));
        return catalog;
    }
}
