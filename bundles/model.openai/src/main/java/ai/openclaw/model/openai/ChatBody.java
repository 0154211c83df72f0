package ai.openclaw.model.openai;

import ai.openclaw.api.Image;
import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.ModelRequest;
import ai.openclaw.api.ToolSpec;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The JSON body of a chat completions request (contract section 8.6). */
final class ChatBody {
    private final ObjectMapper json;

    ChatBody(ObjectMapper json) { this.json = json; }

    byte[] of(ModelRequest request, OpenAiSettings.Compat compat) throws JsonProcessingException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("model", request.model());
        body.put("stream", true);
        if (compat.supportsStore())
            body.put("store", false);
        if (compat.supportsUsageInStreaming())
            body.put("stream_options", Map.of("include_usage", true));
        body.put(compat.maxTokensField(), request.maxTokens());
        if (!request.tools().isEmpty() && compat.supportsTools())
            body.put("tools", request.tools().stream().map(tool -> tool(tool, compat.supportsStrictMode())).toList());
        body.put("messages", messages(request));
        return json.writeValueAsBytes(body);
    }

    private static Map<String, Object> tool(ToolSpec tool, boolean strictMode) {
        Map<String, Object> function = new LinkedHashMap<>();
        function.put("name", tool.name());
        function.put("description", tool.description());
        function.put("parameters", tool.schema());
        if (strictMode)
            function.put("strict", false);
        return function(new LinkedHashMap<>(), function);
    }

    /** In this order always: the order of {@code Map.of} changes with every start of the process. */
    private static Map<String, Object> function(Map<String, Object> entry, Map<String, Object> function) {
        entry.put("type", "function");
        entry.put("function", function);
        return entry;
    }

    private List<Map<String, @Nullable Object>> messages(ModelRequest request) throws JsonProcessingException {
        List<Map<String, @Nullable Object>> messages = new ArrayList<>();
        if (!request.system().isEmpty())
            messages.add(message("system", request.system()));
        Set<String> open = new LinkedHashSet<>();
        for (ModelMessage message : request.messages()) {
            if (!(message instanceof ModelMessage.Result))
                closeCalls(open, messages);
            messages.add(switch (message) {
                case ModelMessage.User user -> message("user", content(user));
                case ModelMessage.Assistant assistant -> assistant(assistant, open);
                case ModelMessage.Result result -> result(result, open);
            });
        }
        closeCalls(open, messages);
        return messages;
    }

    private Map<String, @Nullable Object> assistant(ModelMessage.Assistant assistant, Set<String> open) throws JsonProcessingException {
        Map<String, @Nullable Object> message = message("assistant", assistant.text().isEmpty() ? null : assistant.text());
        List<Map<String, Object>> calls = new ArrayList<>();
        for (ModelMessage.Call call : assistant.calls()) {
            open.add(id(call.id()));
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("id", id(call.id()));
            Map<String, Object> function = new LinkedHashMap<>();
            function.put("name", call.tool());
            function.put("arguments", json.writeValueAsString(call.arguments()));
            calls.add(function(entry, function));
        }
        if (!calls.isEmpty())
            message.put("tool_calls", calls);
        return message;
    }

    private static Map<String, @Nullable Object> result(ModelMessage.Result result, Set<String> open) {
        open.remove(id(result.callId()));
        Map<String, @Nullable Object> message = message("tool", result.text());
        message.put("tool_call_id", id(result.callId()));
        return message;
    }

    /** A call that was interrupted has no result, and a server refuses a call without one. */
    private static void closeCalls(Set<String> open, List<Map<String, @Nullable Object>> messages) {
        for (String id : open) {
            Map<String, @Nullable Object> message = message("tool", "No result provided");
            message.put("tool_call_id", id);
            messages.add(message);
        }
        open.clear();
    }

    private static Map<String, @Nullable Object> message(String role, @Nullable Object content) {
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put("role", role);
        message.put("content", content);
        return message;
    }

    private static List<Map<String, Object>> content(ModelMessage.User user) {
        List<Map<String, Object>> parts = new ArrayList<>();
        if (!user.text().isEmpty() || user.images().isEmpty())
            parts.add(text(user.text()));
        user.images().forEach(image -> parts.add(image(image)));
        return parts;
    }

    private static Map<String, Object> image(Image image) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("type", "image_url");
        part.put("image_url", Map.of("url", "data:" + image.mimeType() + ";base64," + image.data()));
        return part;
    }

    private static Map<String, Object> text(String text) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("type", "text");
        part.put("text", text);
        return part;
    }

    /** Some servers refuse ids of other servers that have anything but letters and digits. */
    private static String id(String id) {
        return id.replaceAll("[^A-Za-z0-9]", "");
    }
}
