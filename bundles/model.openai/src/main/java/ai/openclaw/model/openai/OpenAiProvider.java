package ai.openclaw.model.openai;

import ai.openclaw.api.Embeddings;
import ai.openclaw.api.ModelInfo;
import ai.openclaw.api.ModelProvider;
import ai.openclaw.api.ModelRequest;
import ai.openclaw.api.ModelStream;
import ai.openclaw.modelhttp.ModelServer;
import ai.openclaw.modelhttp.Vectors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;

/** A provider that speaks the OpenAI chat completions API. A change of its settings makes a new instance: it costs one connection. */
@Component(configurationPid = OpenAiProvider.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class OpenAiProvider implements ModelProvider, Embeddings {
    static final String PID = "models.providers.openai-completions";
    private final ModelServer server;

    @Activate
    public OpenAiProvider(Map<String, Object> properties) { server = new ModelServer(properties, PID, new ChatApi()); }

    @Override
    public List<ModelInfo> models() { return server.models(); }

    @Override
    public ModelStream generate(ModelRequest request) { return server.generate(request); }

    @Override
    public List<float[]> embed(String model, List<String> texts) throws InterruptedException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("model", model);
        body.put("input", texts);
        return Vectors.indexed(server.post(model, "/embeddings", body).path("data"), texts.size());
    }

    @Deactivate
    public void close() { server.close(); }
}
