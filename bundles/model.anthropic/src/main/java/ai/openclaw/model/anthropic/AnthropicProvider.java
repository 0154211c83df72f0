package ai.openclaw.model.anthropic;

import ai.openclaw.api.ModelInfo;
import ai.openclaw.api.ModelProvider;
import ai.openclaw.api.ModelRequest;
import ai.openclaw.api.ModelStream;
import ai.openclaw.modelhttp.ModelServer;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;

/** A provider that speaks the Anthropic messages API. A change of its settings makes a new instance: it costs one connection. */
@Component(configurationPid = AnthropicProvider.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class AnthropicProvider implements ModelProvider {
    static final String PID = "models.providers.anthropic-messages";
    private final ModelServer server;

    @Activate
    public AnthropicProvider(Map<String, Object> properties) { server = new ModelServer(properties, PID, new MessagesApi()); }

    @Override
    public List<ModelInfo> models() { return server.models(); }

    @Override
    public ModelStream generate(ModelRequest request) { return server.generate(request); }

    @Deactivate
    public void close() { server.close(); }
}
