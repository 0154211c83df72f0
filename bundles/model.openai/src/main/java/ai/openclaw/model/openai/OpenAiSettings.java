package ai.openclaw.model.openai;

import ai.openclaw.api.Default;
import ai.openclaw.api.Describe;
import ai.openclaw.api.NotEmpty;
import ai.openclaw.api.Range;
import ai.openclaw.api.Secret;
import ai.openclaw.api.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings of one provider whose {@code api} is {@code openai-completions} (contract section 14.4). */
@Settings("models.providers.openai-completions")
record OpenAiSettings(@Describe("Where the API is, such as https://api.openai.com/v1.") @NotEmpty String baseUrl,
        @Describe("Sent as a bearer token; a server on this machine often needs none.") Optional<Secret> apiKey,
        @Describe("The protocol.") @Default("\"openai-completions\"") String api,
        @Describe("What can be asked for, the default first; without it the server is asked for its list.") List<Model> models,
        @Describe("Sent with every request.") Map<String, Secret> headers,
        @Describe("Whether the key is sent as Authorization: Bearer.") @Default("true") boolean authHeader,
        @Describe("How the key is used; only api-key so far.") Optional<String> auth,
        @Describe("The longest wait for the next piece of an answer, in seconds.") @Default("300") @Range(min = 1, max = 3600) int timeoutSeconds,
        @Describe("For Ollama; not needed here.") Optional<Boolean> injectNumCtxForOpenAICompat) {

    /** A model that the server has. */
    record Model(@NotEmpty String id, Optional<String> name, Optional<String> api, boolean reasoning,
            @Default("[\"text\"]") List<String> input, Optional<Cost> cost, @Default("200000") @Range(min = 1) int contextWindow,
            @Default("8192") @Range(min = 1) int maxTokens, Map<String, Secret> headers, @Default("{}") Compat compat) {}

    /** Price of a million tokens. */
    record Cost(double input, double output, double cacheRead, double cacheWrite) {}

    /** In what a server differs from OpenAI's own. */
    record Compat(@Default("true") boolean supportsStore, Optional<Boolean> supportsDeveloperRole,
            Optional<Boolean> supportsReasoningEffort, @Default("true") boolean supportsUsageInStreaming,
            @Default("true") boolean supportsTools, @Default("true") boolean supportsStrictMode,
            @Default("\"max_completion_tokens\"") String maxTokensField, Optional<String> thinkingFormat,
            Optional<Boolean> requiresToolResultName, Optional<Boolean> requiresAssistantAfterToolResult,
            Optional<Boolean> requiresThinkingAsText, Optional<Boolean> requiresMistralToolIds,
            Optional<Boolean> requiresOpenAiAnthropicToolPayload) {
        static final Compat USUAL = new Compat(true, Optional.empty(), Optional.empty(), true, true, true, "max_completion_tokens",
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The settings of a model; of one that is not listed, the usual ones. */
    Model model(String id) {
        return models.stream().filter(model -> model.id().equals(id)).findFirst().orElseGet(() -> unlisted(id));
    }

    /** A model that the server named and nobody described. */
    static Model unlisted(String id) {
        return new Model(id, Optional.empty(), Optional.empty(), false, List.of("text"), Optional.empty(), 200_000, 8192, Map.of(),
                Compat.USUAL);
    }
}
