package ai.openclaw.model.openai;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.ModelInfo;
import ai.openclaw.api.ModelProvider;
import ai.openclaw.api.ModelRequest;
import ai.openclaw.api.ModelStream;
import ai.openclaw.api.Secret;
import ai.openclaw.api.SettingsReader;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.LoggerFactory;

/**
 * A provider that speaks the OpenAI chat completions API. A change of its settings makes a new instance: it costs one connection. With
 * settings that it cannot work with it offers no models, and says why when it is asked all the same.
 */
@Component(configurationPid = "models.providers.openai-completions", configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class OpenAiProvider implements ModelProvider {
    private static final String PID = "models.providers.openai-completions";
    private final ObjectMapper json = new ObjectMapper();
    private final HttpConnections connections = new HttpConnections();
    private final String id;
    private final Optional<Server> server;
    private final String problem;

    /** What is known of the server when the settings are good. */
    private record Server(OpenAiSettings settings, URI base, Wording wording, List<ModelInfo> configured, ServerModels discovered) {}

    @Activate
    public OpenAiProvider(Map<String, Object> properties) {
        id = SettingsReader.instance(properties);
        Optional<Server> found = Optional.empty();
        String wrong = "";
        try {
            found = Optional.of(server(SettingsReader.read(properties, PID, OpenAiSettings.class)));
        } catch (GatewayException e) {
            wrong = e.message().replace(PID, "models.providers." + id);
            LoggerFactory.getLogger("model/openai").warn("model provider {} is not usable: {}", id, wrong);
        }
        server = found;
        problem = wrong;
    }

    private Server server(OpenAiSettings settings) {
        URI base = base(settings.baseUrl());
        Wording wording = new Wording(id, base, settings.apiKey(), json);
        HttpRequest list = request(settings, base, "/models", Map.of()).timeout(Duration.ofSeconds(10)).GET().build();
        return new Server(settings, base, wording, settings.models().stream().map(OpenAiProvider::info).toList(),
                new ServerModels(connections, list, json));
    }

    private URI base(String text) {
        try {
            URI uri = URI.create(text.replaceAll("/+$", ""));
            if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme()))
                return uri;
        } catch (IllegalArgumentException e) {
            // said below, without the text: there may be a password in it
        }
        throw GatewayException.invalid(PID + ": baseUrl is no http or https address");
    }

    private static HttpRequest.Builder request(OpenAiSettings settings, URI base, String path, Map<String, Secret> more) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
            request.setHeader("User-Agent", "openclaw");
            if (settings.authHeader())
                settings.apiKey().ifPresent(key -> request.setHeader("Authorization", "Bearer " + key.value()));
            settings.headers().forEach((name, value) -> request.setHeader(name, value.value()));
            more.forEach((name, value) -> request.setHeader(name, value.value()));
            return request;
        } catch (IllegalArgumentException e) {
            throw GatewayException.invalid(PID + ": apiKey or one of headers cannot be sent in an HTTP header");
        }
    }

    static ModelInfo info(OpenAiSettings.Model model) {
        return new ModelInfo(model.id(), model.name().orElse(model.id()), model.contextWindow(), model.maxTokens(), model.reasoning(),
                model.input());
    }

    /** The configured models; without any, those that the server names, which takes a moment after the first call. */
    @Override
    public List<ModelInfo> models() {
        return server.map(known -> known.configured().isEmpty() ? known.discovered().list() : known.configured()).orElse(List.of());
    }

    @Override
    public ModelStream generate(ModelRequest request) {
        Server known = server.orElseThrow(() -> GatewayException.unavailable("model " + id + "/" + request.model() + ": " + problem));
        HttpClient client = connections.client()
                .orElseThrow(() -> known.wording().failure(request.model(), "the provider is being stopped or updated; try again"));
        OpenAiSettings.Model model = known.settings().model(request.model());
        ChatCall call = new ChatCall(client, http(known, model, request), known.wording(), request.model(), request.timeout());
        return new ChatStream(call, Duration.ofSeconds(known.settings().timeoutSeconds()), json, known.wording(), request.model());
    }

    private HttpRequest http(Server known, OpenAiSettings.Model model, ModelRequest request) {
        try {
            byte[] body = new ChatBody(json).of(request, model.compat());
            return request(known.settings(), known.base(), "/chat/completions", model.headers())
                    .setHeader("Content-Type", "application/json").setHeader("Accept", "text/event-stream")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
        } catch (JsonProcessingException e) {
            throw known.wording().failure(request.model(), "the request cannot be written as JSON: " + e.getOriginalMessage());
        }
    }

    @Deactivate
    public void close() { connections.close(); }
}
