package ai.openclaw.model.responses;

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

/** A provider that speaks the OpenAI responses API. A change of its settings makes a new instance: it costs one connection. */
@Component(configurationPid = ResponsesProvider.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class ResponsesProvider implements ModelProvider {
    static final String PID = "models.providers.openai-responses";
    private final ModelServer server;

    @Activate
    public ResponsesProvider(Map<String, Object> properties) { server = new ModelServer(properties, PID, new ResponsesApi()); }

    @Override
    public List<ModelInfo> models() { return server.models(); }

    @Override
    public ModelStream generate(ModelRequest request) { return server.generate(request); }

    @Deactivate
    public void close() { server.close(); }
}
