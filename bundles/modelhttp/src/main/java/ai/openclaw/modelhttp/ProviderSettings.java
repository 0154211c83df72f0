package ai.openclaw.modelhttp;

import ai.openclaw.api.Default;
import ai.openclaw.api.Describe;
import ai.openclaw.api.ModelInfo;
import ai.openclaw.api.NotEmpty;
import ai.openclaw.api.Range;
import ai.openclaw.api.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings of one provider (contract section 14.4). The bundle of each API names it in its manifest under the factory PID of that API. */
public record ProviderSettings(@Describe("Where the API is, such as https://api.openai.com/v1.") @NotEmpty String baseUrl,
        @Describe("Shows who asks; a server on this machine often needs none.") Optional<Secret> apiKey,
        @Describe("The protocol.") @Default("\"openai-completions\"") String api,
        @Describe("What can be asked for, the default first; without it the server is asked for its list.") List<Model> models,
        @Describe("Sent with every request.") Map<String, Secret> headers,
        @Describe("Whether the key is sent as Authorization: Bearer.") Optional<Boolean> authHeader,
        @Describe("How the key is used: api-key, or token for Authorization: Bearer.") Optional<String> auth,
        @Describe("The longest wait for the next piece of an answer, in seconds.") @Default("300") @Range(min = 1, max = 3600) int timeoutSeconds,
        @Describe("Whether Ollama is told how long a conversation may be.") Optional<Boolean> injectNumCtxForOpenAICompat,
        @Describe("In what the server differs, for models that do not say it themselves.") @Default("{}") Compat compat) {

    private static final int USUAL_WINDOW = 200_000;

    /** A model that the server has. */
    public record Model(@NotEmpty String id, Optional<String> name, Optional<String> api, boolean reasoning,
            @Default("[\"text\"]") List<String> input, Optional<Cost> cost, @Default("200000") @Range(min = 1) int contextWindow,
            @Default("8192") @Range(min = 1) int maxTokens, Map<String, Secret> headers, Optional<Compat> compat) {
        /** In what its server differs. */
        public Compat dialect() { return compat.orElse(Compat.USUAL); }

        private Model with(Compat dialect) {
            return new Model(id, name, api, reasoning, input, cost, contextWindow, maxTokens, headers, Optional.of(dialect));
        }

        /** The context window that a server may be told, which is not the one that is assumed when nobody said it. */
        public Optional<Integer> knownWindow() {
            return contextWindow == USUAL_WINDOW ? Optional.empty() : Optional.of(contextWindow);
        }

        /** What the gateway is told of it. */
        public ModelInfo info() {
            return new ModelInfo(id, name.orElse(id), contextWindow, maxTokens, reasoning, input,
                    cost.map(Cost::price).orElse(ModelInfo.Cost.NONE));
        }
    }

    /** Price of a million tokens. */
    public record Cost(double input, double output, double cacheRead, double cacheWrite) {
        private ModelInfo.Cost price() { return new ModelInfo.Cost(input, output, cacheRead, cacheWrite); }
    }

    /** In what a server differs from the one that its API was made for. */
    public record Compat(@Default("true") boolean supportsStore, Optional<Boolean> supportsDeveloperRole,
            @Default("true") boolean supportsReasoningEffort, @Default("true") boolean supportsUsageInStreaming,
            @Default("true") boolean supportsTools, @Default("true") boolean supportsStrictMode,
            @Default("\"max_completion_tokens\"") String maxTokensField, @Default("\"openai\"") String thinkingFormat,
            boolean requiresToolResultName, boolean requiresAssistantAfterToolResult, boolean requiresThinkingAsText,
            boolean requiresMistralToolIds, boolean requiresOpenAiAnthropicToolPayload) {
        static final Compat USUAL = new Compat(true, Optional.empty(), true, true, true, true, "max_completion_tokens", "openai", false,
                false, false, false, false);
    }

    /** The settings of a model; of one that is not listed, the usual ones. */
    public Model model(String id) {
        Model listed = models.stream().filter(model -> model.id().equals(id)).findFirst().orElseGet(() -> unlisted(id));
        return listed.compat().isPresent() ? listed : listed.with(compat);
    }

    /** A model that nobody described. */
    static Model unlisted(String id) {
        return new Model(id, Optional.empty(), Optional.empty(), false, List.of("text"), Optional.empty(), USUAL_WINDOW, 8192, Map.of(),
                Optional.empty());
    }
}
