package ai.openclaw.model.openai;

import ai.openclaw.api.Image;
import ai.openclaw.api.JsonText;
import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.ModelRequest;
import ai.openclaw.modelhttp.ProviderSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The messages of one chat completions request. For one use. */
final class ChatMessages {
    /** Said between tools and a person for servers that want the two apart. */
    private static final String HAVING_READ = "I have read what the tools answered.";
    private final ProviderSettings.Model model;
    private final List<Map<String, @Nullable Object>> messages = new ArrayList<>();
    private final Set<String> open = new LinkedHashSet<>();
    private final List<Image> pictures = new ArrayList<>();
    private boolean afterResult;

    ChatMessages(ProviderSettings.Model model) { this.model = model; }

    List<Map<String, @Nullable Object>> of(ModelRequest request) {
        boolean developer = model.reasoning() && model.dialect().supportsDeveloperRole().orElse(false);
        if (!request.system().isEmpty())
            add(message(developer ? "developer" : "system", request.system()));
        for (ModelMessage message : request.messages())
            switch (message) {
                case ModelMessage.User user -> {
                    endResults();
                    addUser(content(user.text(), user.images()));
                }
                case ModelMessage.Assistant assistant -> {
                    endResults();
                    assistant(assistant);
                }
                case ModelMessage.Result result -> result(result);
            }
        endResults();
        return messages;
    }

    private void add(Map<String, @Nullable Object> message) {
        messages.add(message);
        afterResult = "tool".equals(message.get("role"));
    }

    private void addUser(List<Map<String, Object>> content) {
        if (afterResult && model.dialect().requiresAssistantAfterToolResult())
            add(message("assistant", HAVING_READ));
        add(message("user", content));
    }

    private void assistant(ModelMessage.Assistant assistant) {
        List<Map<String, Object>> calls = new ArrayList<>();
        for (ModelMessage.Call call : assistant.calls()) {
            open.add(id(call.id()));
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("id", id(call.id()));
            Map<String, Object> function = new LinkedHashMap<>();
            function.put("name", call.tool());
            function.put("arguments", JsonText.write(call.arguments()));
            calls.add(ChatBody.function(entry, function));
        }
        boolean asText = model.dialect().requiresThinkingAsText();
        Stream<String> thinking = asText ? assistant.thoughts().stream().map(ModelMessage.Thought::text) : Stream.empty();
        String text = Stream.concat(thinking, Stream.of(assistant.text())).filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
        if (text.isEmpty() && calls.isEmpty())
            return; // an answer that was only thought, which servers refuse
        Map<String, @Nullable Object> message = message("assistant", text.isEmpty() ? null : text);
        if (!calls.isEmpty() && !asText)
            assistant.thoughts().stream().filter(thought -> ChatChunks.THINKING.contains(thought.signature()))
                    .forEach(thought -> message.merge(thought.signature(), thought.text(), (before, more) -> before + "\n" + more));
        if (!calls.isEmpty())
            message.put("tool_calls", calls);
        add(message);
    }

    private void result(ModelMessage.Result result) {
        open.remove(id(result.callId()));
        pictures.addAll(result.images());
        Map<String, @Nullable Object> message = message("tool", result.text());
        message.put("tool_call_id", id(result.callId()));
        if (model.dialect().requiresToolResultName())
            message.put("name", result.tool());
        add(message);
    }

    /** A call that was interrupted has no result, and a server refuses a call without one. Pictures can only be shown by a person. */
    private void endResults() {
        for (String id : open) {
            Map<String, @Nullable Object> message = message("tool", "No result provided");
            message.put("tool_call_id", id);
            add(message);
        }
        open.clear();
        if (!pictures.isEmpty())
            addUser(content("Pictures that the tools returned:", pictures));
        pictures.clear();
    }

    private static Map<String, @Nullable Object> message(String role, @Nullable Object content) {
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put("role", role);
        message.put("content", content);
        return message;
    }

    private static List<Map<String, Object>> content(String text, List<Image> images) {
        List<Map<String, Object>> parts = new ArrayList<>();
        if (!text.isEmpty() || images.isEmpty())
            parts.add(part("text", "text", text));
        images.forEach(
                image -> parts.add(part("image_url", "image_url", Map.of("url", "data:" + image.mimeType() + ";base64," + image.data()))));
        return parts;
    }

    private static Map<String, Object> part(String type, String name, Object value) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("type", type);
        part.put(name, value);
        return part;
    }

    /** Some servers refuse ids of other servers that have anything but letters and digits; Mistral's wants nine of them. */
    private String id(String id) {
        String plain = id.replaceAll("[^A-Za-z0-9]", "");
        if (!model.dialect().requiresMistralToolIds() || plain.length() == 9)
            return plain;
        String digits = "00000000" + Long.toString(Integer.toUnsignedLong(id.hashCode()) * 31 + plain.length(), 36);
        return "a" + digits.substring(digits.length() - 8);
    }
}
