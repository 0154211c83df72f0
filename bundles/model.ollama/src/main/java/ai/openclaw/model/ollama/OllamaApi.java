package ai.openclaw.model.ollama;

import ai.openclaw.api.Image;
import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.ModelRequest;
import ai.openclaw.api.ToolSpec;
import ai.openclaw.modelhttp.AnswerParts;
import ai.openclaw.modelhttp.ModelApi;
import ai.openclaw.modelhttp.ProviderSettings;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ollama's own API, which can be told how long a conversation may be, unlike its imitation of another. */
final class OllamaApi implements ModelApi {
    @Override
    public String name() { return "an Ollama server"; }

    @Override
    public String path() { return "/api/chat"; }

    @Override
    public String listPath() { return "/api/tags"; }

    /** People write it as it is for the imitation. */
    @Override
    public String base(String url) { return url.endsWith("/v1") ? url.substring(0, url.length() - 3) : url; }

    @Override
    public Framing framing() { return Framing.LINES; }

    @Override
    public List<String> ids(JsonNode list) {
        List<String> ids = new ArrayList<>();
        list.path("models").forEach(entry -> ids.add(entry.path("model").asText(entry.path("name").asText(""))));
        return ids;
    }

    @Override
    public Map<String, @Nullable Object> body(ModelRequest request, ProviderSettings settings, ProviderSettings.Model model) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("model", request.model());
        body.put("stream", true);
        Map<String, @Nullable Object> options = new LinkedHashMap<>();
        if (settings.injectNumCtxForOpenAICompat().orElse(true))
            model.knownWindow().ifPresent(window -> options.put("num_ctx", window));
        options.put("num_predict", request.maxTokens());
        if (model.reasoning())
            request.options().thinking().ifPresent(level -> body.put("think", !level.equals("off")));
        ModelApi.addParams(body, request);
        if (body.get("options") instanceof Map<?, ?> more)
            more.forEach((name, value) -> options.put(String.valueOf(name), value));
        body.put("options", options);
        List<ToolSpec> tools = chosen(request);
        if (!tools.isEmpty() && model.dialect().supportsTools())
            body.put("tools", tools.stream().map(OllamaApi::tool).toList());
        body.put("messages", messages(request));
        return body;
    }

    /** The API knows no choice: a model that is shown nothing calls nothing, and one that is shown a single tool calls that or none. */
    private static List<ToolSpec> chosen(ModelRequest request) {
        String choice = request.options().toolChoice().orElse("auto");
        if (choice.equals("none"))
            return List.of();
        return ModelApi.isWord(choice) ? request.tools() : request.tools().stream().filter(tool -> tool.name().equals(choice)).toList();
    }

    private static Map<String, Object> tool(ToolSpec tool) {
        Map<String, Object> function = new LinkedHashMap<>();
        function.put("name", tool.name());
        function.put("description", tool.description());
        function.put("parameters", tool.schema());
        return function(function);
    }

    private static Map<String, Object> function(Map<String, Object> function) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("type", "function");
        entry.put("function", function);
        return entry;
    }

    private static List<Map<String, Object>> messages(ModelRequest request) {
        List<Map<String, Object>> messages = new ArrayList<>();
        if (!request.system().isEmpty())
            messages.add(message("system", request.system(), List.of()));
        for (ModelMessage message : request.messages())
            messages.add(switch (message) {
                case ModelMessage.User user -> message("user", user.text(), user.images());
                case ModelMessage.Assistant assistant -> assistant(assistant);
                case ModelMessage.Result result -> {
                    Map<String, Object> answer = message("tool", result.text(), result.images());
                    answer.put("tool_name", result.tool());
                    yield answer;
                }
            });
        return messages;
    }

    private static Map<String, Object> assistant(ModelMessage.Assistant assistant) {
        Map<String, Object> message = message("assistant", assistant.text(), List.of());
        List<Map<String, Object>> calls = new ArrayList<>();
        for (ModelMessage.Call call : assistant.calls()) {
            Map<String, Object> function = new LinkedHashMap<>();
            function.put("name", call.tool());
            function.put("arguments", call.arguments());
            calls.add(function(function));
        }
        if (!calls.isEmpty())
            message.put("tool_calls", calls);
        return message;
    }

    private static Map<String, Object> message(String role, String text, List<Image> images) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("role", role);
        message.put("content", text);
        if (!images.isEmpty())
            message.put("images", images.stream().map(Image::data).toList());
        return message;
    }

    @Override
    public AnswerParts parts() { return new ChatLines(); }
}
