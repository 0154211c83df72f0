package ai.openclaw.model.anthropic;

import ai.openclaw.api.ModelRequest;
import ai.openclaw.api.Secret;
import ai.openclaw.modelhttp.AnswerParts;
import ai.openclaw.modelhttp.ModelApi;
import ai.openclaw.modelhttp.ProviderSettings;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Anthropic messages API. */
final class MessagesApi implements ModelApi {
    @Override
    public String name() { return "an Anthropic messages API"; }

    @Override
    public String path() { return "/v1/messages"; }

    @Override
    public String listPath() { return "/v1/models"; }

    /** People write it with the version behind it or without. */
    @Override
    public String base(String url) { return url.endsWith("/v1") ? url.substring(0, url.length() - 3) : url; }

    @Override
    public Map<String, String> headers() { return Map.of("anthropic-version", "2023-06-01"); }

    @Override
    public Map<String, String> authorization(ProviderSettings settings, Secret key) {
        boolean bearer = settings.authHeader().orElse(settings.auth().filter("token"::equals).isPresent());
        return bearer ? Map.of("Authorization", "Bearer " + key.value()) : Map.of("x-api-key", key.value());
    }

    @Override
    public Map<String, @Nullable Object> body(ModelRequest request, ProviderSettings settings, ProviderSettings.Model model) {
        return new MessagesBody(model, request).body();
    }

    @Override
    public AnswerParts parts() { return new MessageEvents(); }
}
