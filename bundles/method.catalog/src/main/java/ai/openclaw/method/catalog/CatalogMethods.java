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
import ai.openclaw.protocol.ModelsListResult;
import ai.openclaw.protocol.ToolsCatalogParams;
import ai.openclaw.protocol.ToolsCatalogResult;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The methods models.list and tools.catalog (contract section 6): what is deployed, and what the policy says of it. */
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

    private ModelsListResult models(ModelsListParams params, Call call) {
        return new ModelsListResult(models.offers().stream().map(offer -> model(offer.provider(), offer.model())).toList());
    }

    private static ModelsListResult.Model model(String provider, ModelInfo model) {
        return new ModelsListResult.Model(model.id(), model.name(), provider, model.contextWindow(), model.reasoning(), model.input());
    }

    private ToolsCatalogResult tools(ToolsCatalogParams params, Call call) {
        String agent = params.agentId().orElseGet(() -> agents.list().getFirst().id());
        if (agents.find(agent).isEmpty())
            throw GatewayException.invalid("unknown agent id \"" + agent + "\"");
        return new ToolsCatalogResult(agent, ToolProfiles.PROFILES, ToolProfiles.groups(
                tools.verdicts(new ToolCatalog.Audience(agent, Optional.empty(), Optional.empty())), params.includePlugins().orElse(true)));
    }
}
