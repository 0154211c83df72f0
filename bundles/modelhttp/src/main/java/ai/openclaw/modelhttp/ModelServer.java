package ai.openclaw.modelhttp;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.JsonText;
import ai.openclaw.api.ModelFailure;
import ai.openclaw.api.ModelInfo;
import ai.openclaw.api.ModelRequest;
import ai.openclaw.api.ModelStream;
import ai.openclaw.api.Secret;
import ai.openclaw.api.SettingsReader;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * The server of one provider. With settings that it cannot be reached with it offers no models, and says why when it is asked all the same.
 */
public final class ModelServer implements AutoCloseable {
    private final ObjectMapper json = new ObjectMapper();
    private final HttpConnections connections = new HttpConnections();
    private final ModelApi api;
    private final String id;
    private final Optional<Known> known;
    private final String problem;

    /** What is known of the server when the settings are good. */
    private record Known(ProviderSettings settings, URI base, List<ModelInfo> configured, ServerModels discovered) {}

    /** @param pid the factory PID of this API, in whose property the settings are */
    public ModelServer(Map<String, Object> properties, String pid, ModelApi api) {
        this.api = api;
        id = SettingsReader.instance(properties);
        Optional<Known> found = Optional.empty();
        String wrong = "";
        try {
            found = Optional.of(known(SettingsReader.read(properties, pid, ProviderSettings.class)));
        } catch (GatewayException e) {
            wrong = e.message().replace(pid, "models.providers." + id);
            LoggerFactory.getLogger("model/" + id).warn("model provider {} is not usable: {}", id, wrong);
        }
        known = found;
        problem = wrong;
    }

    private Known known(ProviderSettings settings) {
        URI base = base(settings.baseUrl());
        HttpRequest list = request(settings, base, api.listPath(), Map.of(), settings.apiKey()).timeout(Duration.ofSeconds(10)).GET()
                .build();
        return new Known(settings, base, settings.models().stream().map(ProviderSettings.Model::info).toList(),
                new ServerModels(connections, list, this::discovered, json));
    }

    private List<ModelInfo> discovered(JsonNode list) {
        return api.ids(list).stream().filter(model -> !model.isEmpty()).map(model -> ProviderSettings.unlisted(model).info()).toList();
    }

    private URI base(String text) {
        try {
            URI uri = URI.create(api.base(text.replaceAll("/+$", "")));
            if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme()))
                return uri;
        } catch (IllegalArgumentException e) {
            // said below, without the text: there may be a password in it
        }
        throw GatewayException.invalid("models.providers." + id + ": baseUrl is no http or https address");
    }

    private HttpRequest.Builder request(ProviderSettings settings, URI base, String path, Map<String, Secret> more, Optional<Secret> key) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
            request.setHeader("User-Agent", "openclaw");
            api.headers().forEach(request::setHeader);
            key.ifPresent(secret -> api.authorization(settings, secret).forEach(request::setHeader));
            settings.headers().forEach((name, value) -> request.setHeader(name, value.value()));
            more.forEach((name, value) -> request.setHeader(name, value.value()));
            return request;
        } catch (IllegalArgumentException e) {
            throw GatewayException.invalid("models.providers." + id + ": apiKey or one of headers cannot be sent in an HTTP header");
        }
    }

    /** The configured models; without any, those that the server names, which takes a moment after the first call. */
    public List<ModelInfo> models() {
        return known.map(server -> server.configured().isEmpty() ? server.discovered().list() : server.configured()).orElse(List.of());
    }

    /** The answer, which is asked for when its first piece is. */
    public ModelStream generate(ModelRequest request) {
        Known server = known(request.model());
        ProviderSettings.Model model = server.settings().model(request.model());
        Optional<Secret> key = request.options().credential().or(server.settings()::apiKey);
        Wording wording = wording(server, request.model(), key);
        HttpRequest.Builder post = request(server.settings(), server.base(), api.path(), model.headers(), key)
                .setHeader("Content-Type", "application/json").setHeader("Accept", api.framing().contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(JsonText.bytes(api.body(request, server.settings(), model))));
        request.options().traceParent().ifPresent(trace -> post.setHeader("traceparent", trace));
        ModelCall call = new ModelCall(client(wording), post.build(), wording, request.timeout());
        return new AnswerStream(call, Duration.ofSeconds(server.settings().timeoutSeconds()), json, wording, api);
    }

    /** Asks for something that comes whole, such as vectors. */
    public JsonNode post(String model, String path, Map<String, Object> body) throws InterruptedException {
        Known server = known(model);
        Wording wording = wording(server, model, server.settings().apiKey());
        HttpRequest post = request(server.settings(), server.base(), path, Map.of(), server.settings().apiKey())
                .setHeader("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofByteArray(JsonText.bytes(body))).build();
        ModelCall call = new ModelCall(client(wording), post, wording, Duration.ofSeconds(server.settings().timeoutSeconds()));
        try {
            return json.readTree(call.whole(call.open().body()));
        } catch (JsonProcessingException e) {
            throw wording.foreign("something that is no JSON");
        }
    }

    private Known known(String model) {
        return known.orElseThrow(() -> ModelFailure.REQUEST.of("model " + id + "/" + model + ": " + problem));
    }

    private Wording wording(Known server, String model, Optional<Secret> key) {
        List<Secret> hidden = Stream.of(key, server.settings().apiKey()).flatMap(Optional::stream).distinct().toList();
        return new Wording(id, model, server.base(), api.name(), hidden, json);
    }

    private HttpClient client(Wording wording) {
        return connections.client().orElseThrow(
                () -> wording.failure(ModelFailure.OVERLOADED, "the provider is being stopped or updated; try again").retryAfterMs(1000));
    }

    /** Ends the connections and what still goes on over them. */
    @Override
    public void close() { connections.close(); }
}
