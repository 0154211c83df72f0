package ai.openclaw.api;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One question to a model.
 *
 * @param model id, as in {@link ModelInfo}
 * @param system instructions; may be empty
 * @param messages the conversation, oldest first
 * @param tools what it may call
 * @param maxTokens the most that it may answer with
 * @param timeout until the whole answer is there
 * @param options what a provider may honour as far as its model can
 */
public record ModelRequest(String model, String system, List<ModelMessage> messages, List<ToolSpec> tools, int maxTokens, Duration timeout,
        Options options) {
    /**
     * What need not be said.
     *
     * @param thinking {@code off}, {@code minimal}, {@code low}, {@code medium}, {@code high}, {@code xhigh} or {@code adaptive}
     * @param credential used instead of the provider's own key
     * @param conversation the same for all requests of a conversation: a key for prompt caches
     * @param params sent beside what the provider sends anyway, as in {@code agents.defaults.models.*.params}
     * @param toolChoice {@code auto}, {@code none}, {@code required}, or the name of the one tool to call; empty for what the model does
     *         by itself
     * @param traceParent where the request belongs in a trace (W3C Trace Context, section 3.2)
     */
    public record Options(Optional<String> thinking, Optional<Secret> credential, Optional<String> conversation, Map<String, Object> params,
            Optional<String> toolChoice, Optional<String> traceParent) {
        public static final Options NONE = new Options(Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

        /** Without a choice of tools, and outside of traces. */
        public Options(Optional<String> thinking, Optional<Secret> credential, Optional<String> conversation, Map<String, Object> params) {
            this(thinking, credential, conversation, params, Optional.empty(), Optional.empty());
        }

        /** The same with a choice of tools. */
        public Options choosing(Optional<String> choice) {
            return new Options(thinking, credential, conversation, params, choice, traceParent);
        }

        /** The same as a part of a trace. */
        public Options within(Optional<String> trace) {
            return new Options(thinking, credential, conversation, params, toolChoice, trace);
        }
    }

    public ModelRequest {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
    }

    public ModelRequest(String model, String system, List<ModelMessage> messages, List<ToolSpec> tools, int maxTokens, Duration timeout) {
        this(model, system, messages, tools, maxTokens, timeout, Options.NONE);
    }
}
