package ai.openclaw.http.completions;

import ai.openclaw.api.Access;
import ai.openclaw.api.Embeddings;
import ai.openclaw.api.SettingsReader;
import ai.openclaw.endpoint.Body;
import ai.openclaw.endpoint.Endpoint;
import ai.openclaw.endpoint.Exchange;
import ai.openclaw.endpoint.Gate;
import ai.openclaw.openai.ApiError;
import ai.openclaw.openai.Fields;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Turns texts into vectors by the providers that can, as the OpenAI API does. */
@Component(service = Servlet.class, configurationPid = CompletionsSettings.PID)
@HttpWhiteboardServletPattern("/v1/embeddings")
public final class EmbeddingsServlet extends Endpoint {
    private static final long serialVersionUID = 1;
    /** Texts of one request, as many as the API itself takes. */
    private static final int MAX_TEXTS = 2048;
    private final transient Gate gate;
    private final transient Map<String, Embeddings> providers = new ConcurrentSkipListMap<>();
    private transient volatile CompletionsSettings.ChatCompletions settings;

    @Activate
    public EmbeddingsServlet(@Reference Access access, Map<String, Object> properties) {
        super("POST");
        gate = new Gate(access);
        settings = CompletionsSwitch.settings(properties);
    }

    /** Counts from the next request on. */
    @Modified
    void change(Map<String, Object> properties) { settings = CompletionsSwitch.settings(properties); }

    @Deactivate
    void stop() { end(); }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bind(Embeddings provider, Map<String, Object> properties) { providers.put(SettingsReader.instance(properties), provider); }

    void unbind(Embeddings provider, Map<String, Object> properties) { providers.remove(SettingsReader.instance(properties), provider); }

    @Override
    protected boolean on() { return settings.enabled(); }

    @Override
    protected void serve(Exchange exchange) throws IOException, InterruptedException {
        gate.enter(exchange.request());
        Fields body = Fields.of(Body.json(exchange.request(), settings.maxBodyBytes()));
        String model = body.needed("model");
        Vectors.Form form = Vectors.Form.of(body);
        if (body.raw("dimensions") != null)
            throw ApiError.invalid("dimensions", "dimensions: a vector is as long as its model makes it");
        List<String> texts = texts(body);
        Provider provider = provider(model);
        List<float[]> vectors = provider.embeddings().embed(provider.model(), texts);
        List<Map<String, Object>> data = new ArrayList<>();
        for (float[] vector : vectors) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("object", "embedding");
            entry.put("index", data.size());
            entry.put("embedding", form.write(vector));
            data.add(entry);
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("object", "list");
        answer.put("data", data);
        answer.put("model", model);
        // providers do not tell the gateway how much they read
        answer.put("usage", Map.of("prompt_tokens", 0, "total_tokens", 0));
        exchange.json(200, answer);
    }

    private static List<String> texts(Fields body) {
        if (body.raw("input") instanceof String text)
            return List.of(text);
        List<String> texts = new ArrayList<>();
        if (body.raw("input") instanceof List<?> list)
            for (Object one : list)
                if (one instanceof String text)
                    texts.add(text);
                else
                    throw ApiError.invalid("input", "input: texts are taken, not tokens");
        if (texts.isEmpty() || texts.size() > MAX_TEXTS)
            throw ApiError.invalid("input", "input: expected a text, or 1 to " + MAX_TEXTS + " texts");
        return texts;
    }

    private record Provider(Embeddings embeddings, String model) {}

    /** {@code provider/model}; a model without a provider is meant for the only one that there is. */
    private Provider provider(String name) {
        Map<String, Embeddings> now = Map.copyOf(providers);
        int slash = name.indexOf('/');
        Embeddings named = slash > 0 ? now.get(name.substring(0, slash)) : null;
        if (named != null)
            return new Provider(named, name.substring(slash + 1));
        if (now.size() == 1)
            return new Provider(now.values().iterator().next(), name);
        throw ApiError.unknownModel("The model \"" + name + "\" names no provider that makes embeddings; write provider/model"
                + (now.isEmpty()
                        ? ". None is configured."
                        : " with one of: " + String.join(", ", now.keySet().stream().sorted().toList())));
    }
}
