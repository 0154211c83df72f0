package ai.openclaw.core;

import ai.openclaw.api.ClientContext;
import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.ToolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tools of the client that asked for a run. The model is offered them beside ours; the client makes the calls. */
record ClientTools(ClientContext client) {
    /** The choice that leaves the model none but to call a tool of the client's. */
    static Optional<String> forced(ClientContext client) {
        return client.toolChoice().filter(choice -> !choice.equals("auto") && !choice.equals("none"));
    }

    /** Whether a tool is the client's. */
    boolean has(String tool) {
        return client.tools().stream().anyMatch(spec -> spec.name().equals(tool));
    }

    /** What the model is told of: with ours, unless it must call one of the client's. One of ours that came since has no name that is taken. */
    List<ToolSpec> beside(List<ToolSpec> ours) {
        if (client.tools().isEmpty())
            return ours;
        if (forced(client).isPresent())
            return client.tools();
        List<ToolSpec> offered = new ArrayList<>(ours);
        offered.removeIf(tool -> has(tool.name()));
        offered.addAll(client.tools());
        return offered;
    }

    /** The calls of an answer that the client is to make; those that cannot be read are answered here. */
    List<ModelMessage.Call> calls(ModelCall.Answer answer) {
        if (client.tools().isEmpty())
            return List.of();
        return answer.calls().stream().filter(call -> has(call.tool()) && !answer.broken().containsKey(call.id())).toList();
    }
}
