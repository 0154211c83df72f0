package ai.openclaw.openai;

import ai.openclaw.api.Image;
import ai.openclaw.api.JsonText;
import ai.openclaw.api.ModelMessage;
import ai.openclaw.endpoint.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A conversation as a client sends it each time: what it ends with is the question, and what goes before is the history. */
public final class Dialog {
    private final List<ModelMessage> messages = new ArrayList<>();
    private final List<String> instructions = new ArrayList<>();
    private final Map<String, String> tools = new HashMap<>();

    /** What the agent is to go by for this request alone. */
    public void instruct(String text) {
        if (!text.isBlank())
            instructions.add(text.strip());
    }

    /**
     * Asks for an answer of a form. An agent cannot be held to it as a model can, but it is told.
     *
     * @param format whose type is {@code text}, {@code json_object} or {@code json_schema}
     */
    public void form(Fields format, Optional<Object> schema) {
        switch (format.needed("type")) {
            case "text" -> {
                // the usual
            }
            case "json_object" -> instruct("Answer with one JSON object alone: no Markdown, nothing before or after it.");
            case "json_schema" -> instruct("Answer with JSON alone, no Markdown, nothing before or after it, that is valid by this schema: "
                    + JsonText.write(schema.orElse(Map.of())));
            default -> throw ApiError.invalid(format.at("type"), format.at("type") + ": expected text, json_object or json_schema");
        }
    }

    public void user(Content content) { messages.add(new ModelMessage.User(content.text(), content.images())); }

    public void assistant(String text) { messages.add(new ModelMessage.Assistant(text, List.of())); }

    /** A call that belongs to the last answer, or is one by itself. */
    public void call(String id, String tool, String arguments) {
        boolean more = !messages.isEmpty() && messages.getLast() instanceof ModelMessage.Assistant;
        ModelMessage.Assistant before = more ? (ModelMessage.Assistant) messages.removeLast() : new ModelMessage.Assistant("", List.of());
        List<ModelMessage.Call> calls = new ArrayList<>(before.calls());
        calls.add(new ModelMessage.Call(id, tool, parsed(arguments)));
        tools.put(id, tool);
        messages.add(new ModelMessage.Assistant(before.text(), calls));
    }

    /** What no JSON object is was the model's mistake, and long answered. */
    private static Map<String, Object> parsed(String arguments) {
        try {
            return Tree.object(JsonText.parse(arguments));
        } catch (IllegalArgumentException e) {
            return Map.of();
        }
    }

    public void result(String callId, Content content) {
        messages.add(new ModelMessage.Result(callId, tools.getOrDefault(callId, ""), content.text(), false, content.images()));
    }

    private int question() {
        for (int i = messages.size(); i > 0; i--)
            if (messages.get(i - 1) instanceof ModelMessage.Assistant)
                return i;
        return messages.stream().anyMatch(ModelMessage.Result.class::isInstance) ? 0 : lastUser();
    }

    private int lastUser() {
        for (int i = messages.size() - 1; i > 0; i--)
            if (messages.get(i) instanceof ModelMessage.User)
                return i;
        return 0;
    }

    private List<ModelMessage> asked() { return messages.subList(question(), messages.size()); }

    /** Whether there is anything to answer. */
    public boolean asks() {
        return asked().stream().anyMatch(message -> message instanceof ModelMessage.Result
                || (message instanceof ModelMessage.User user && !(user.text().isBlank() && user.images().isEmpty())));
    }

    public List<ModelMessage> history() { return List.copyOf(messages.subList(0, question())); }

    public List<ModelMessage.Result> results() {
        return asked().stream().filter(ModelMessage.Result.class::isInstance).map(ModelMessage.Result.class::cast).toList();
    }

    private List<ModelMessage.User> said() {
        return asked().stream().filter(ModelMessage.User.class::isInstance).map(ModelMessage.User.class::cast).toList();
    }

    public String message() {
        return String.join("\n\n", said().stream().map(ModelMessage.User::text).filter(text -> !text.isBlank()).toList());
    }

    public List<Image> images() { return said().stream().flatMap(message -> message.images().stream()).toList(); }

    public Optional<String> instructions() { return Optional.of(String.join("\n\n", instructions)).filter(text -> !text.isEmpty()); }
}
