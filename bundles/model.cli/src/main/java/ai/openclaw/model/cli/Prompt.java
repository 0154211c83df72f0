package ai.openclaw.model.cli;

import ai.openclaw.api.ModelMessage;
import java.util.List;
import java.util.stream.Collectors;

/** Messages as one text for a command that takes no others. */
final class Prompt {
    private Prompt() {}

    /** A single message as it is; of several it is told who said them. */
    static String of(List<ModelMessage> messages) {
        if (messages.size() == 1 && messages.getFirst() instanceof ModelMessage.User user)
            return user.text();
        return messages.stream().map(Prompt::said).filter(text -> !text.isEmpty()).collect(Collectors.joining("\n\n"));
    }

    private static String said(ModelMessage message) {
        return switch (message) {
            case ModelMessage.User user -> "User: " + user.text();
            case ModelMessage.Assistant assistant -> assistant.text().isEmpty() ? "" : "Assistant: " + assistant.text();
            case ModelMessage.Result result -> "Tool " + result.tool() + " answered: " + result.text();
        };
    }
}
