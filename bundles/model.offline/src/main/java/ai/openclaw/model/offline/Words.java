package ai.openclaw.model.offline;

import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.ModelRequest;
import ai.openclaw.api.ToolSpec;
import java.util.List;

/** Counts and splits words, which are the guide's tokens. */
final class Words {
    private Words() {}

    /** The text in pieces of one word and the white space behind it. */
    static List<String> of(String text) {
        return text.isBlank() ? List.of() : List.of(text.split("(?<=\\s)(?=\\S)"));
    }

    /** How many words a request has: what was said, and what the tools say about themselves. */
    static long in(ModelRequest request) {
        long count = of(request.system()).size();
        for (ToolSpec tool : request.tools())
            count += 1 + of(tool.description()).size();
        for (ModelMessage message : request.messages())
            count += switch (message) {
                case ModelMessage.User user -> of(user.text()).size();
                case ModelMessage.Assistant assistant -> of(assistant.text()).size() + assistant.calls().size();
                case ModelMessage.Result result -> of(result.text()).size();
            };
        return Math.max(1, count);
    }
}
