package ai.openclaw.model.openai;

import ai.openclaw.api.ModelRequest;
import ai.openclaw.modelhttp.AnswerParts;
import ai.openclaw.modelhttp.ModelApi;
import ai.openclaw.modelhttp.ProviderSettings;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The OpenAI chat completions API, as many servers have it. */
final class ChatApi implements ModelApi {
    @Override
    public String name() { return "an OpenAI-compatible API"; }

    @Override
    public String path() { return "/chat/completions"; }

    @Override
    public Map<String, @Nullable Object> body(ModelRequest request, ProviderSettings settings, ProviderSettings.Model model) {
        return new ChatBody(settings, model).of(request);
    }

    @Override
    public AnswerParts parts() { return new ChatChunks(); }
}
