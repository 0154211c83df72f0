package ai.openclaw.api;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a client brings along that asks by a protocol which keeps nothing between two requests, such as the OpenAI API.
 *
 * @param history the conversation so far, oldest first; begins a session that is new, and is ignored by one that has its own
 * @param results what the client's tools answered to the calls that ended the session's last run
 * @param tools of the client: the run ends with the calls that the model makes of them ({@link RunResult#calls})
 * @param toolChoice {@code auto}; {@code none} for an answer without any call; {@code required} for a call of one of {@code tools}, or the
 *         name of the one to call: then no other tools are offered
 * @param maxTokens the most that one answer of the model may have
 * @param model {@code provider/model} for this run alone
 * @param traceParent where the run belongs in a trace (W3C Trace Context, section 3.2)
 */
public record ClientContext(List<ModelMessage> history, List<ModelMessage.Result> results, List<ToolSpec> tools,
        Optional<String> toolChoice, OptionalInt maxTokens, Optional<String> model, Optional<String> traceParent) {
    public static final ClientContext NONE = new ClientContext(List.of(), List.of(), List.of(), Optional.empty(), OptionalInt.empty(),
            Optional.empty(), Optional.empty());

    public ClientContext {
        history = List.copyOf(history);
        results = List.copyOf(results);
        tools = List.copyOf(tools);
    }
}
