package ai.openclaw.model.anthropic;

import ai.openclaw.api.ModelRequest;
import ai.openclaw.api.ToolSpec;
import ai.openclaw.modelhttp.ModelApi;
import ai.openclaw.modelhttp.ProviderSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of a request of the messages API. What stays the same from turn to turn is marked for the server's cache. */
final class MessagesBody {
    /** The least that the API takes for thinking. */
    private static final int LEAST_BUDGET = 1024;
    /** What is left of it for the answer when thinking would take all. */
    private static final int LEAST_ANSWER = 1024;
    /** Kept by the server for five minutes; for an hour when the params say {@code cacheRetention: long}. */
    private final Map<String, Object> cacheControl;
    private final ProviderSettings.Model model;
    private final ModelRequest request;
    private final boolean cached;

    MessagesBody(ProviderSettings.Model model, ModelRequest request) {
        this.model = model;
        this.request = request;
        Object retention = request.options().params().getOrDefault("cacheRetention", "short");
        cached = !retention.equals("none");
        cacheControl = new LinkedHashMap<>();
        cacheControl.put("type", "ephemeral");
        if (retention.equals("long"))
            cacheControl.put("ttl", "1h");
    }

    Map<String, @Nullable Object> body() {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("model", request.model());
        body.put("stream", true);
        body.put("max_tokens", request.maxTokens());
        String level = request.options().thinking().orElse("off");
        if (model.reasoning() && !level.equals("off") && !forced())
            think(body, level);
        ModelApi.addParams(body, request);
        if (body.containsKey("thinking"))
            body.remove("temperature"); // refused beside thinking
        if (!request.tools().isEmpty() && model.dialect().supportsTools()) {
            body.put("tools", tools());
            request.options().toolChoice().ifPresent(choice -> body.put("tool_choice", choice(choice)));
        }
        if (!request.system().isEmpty())
            body.put("system", List.of(marked(text(request.system()))));
        List<Map<String, Object>> messages = new MessageTurns().of(request);
        markLast(messages);
        body.put("messages", messages);
        return body;
    }

    private void think(Map<String, @Nullable Object> body, String level) {
        if (level.equals("adaptive")) {
            body.put("thinking", Map.of("type", "adaptive"));
            return;
        }
        int budget = switch (level) {
            case "minimal" -> LEAST_BUDGET;
            case "low" -> 2048;
            case "high" -> 16_384;
            case "xhigh" -> 32_768;
            default -> 8192;
        };
        int most = Math.max(request.maxTokens(), Math.min(model.maxTokens(), budget + request.maxTokens()));
        body.put("max_tokens", Math.max(most, LEAST_BUDGET + LEAST_ANSWER));
        Map<String, Object> thinking = new LinkedHashMap<>();
        thinking.put("type", "enabled");
        thinking.put("budget_tokens", Math.max(LEAST_BUDGET, Math.min(budget, most - Math.min(LEAST_ANSWER, request.maxTokens()))));
        body.put("thinking", thinking);
    }

    /** A model that must call a tool cannot think before it: the API refuses both at once. */
    private boolean forced() {
        return request.options().toolChoice().filter(choice -> !choice.equals("auto") && !choice.equals("none")).isPresent();
    }

    private static Map<String, Object> choice(String choice) {
        return switch (choice) {
            case "auto", "none" -> Map.of("type", choice);
            case "required" -> Map.of("type", "any");
            default -> Map.of("type", "tool", "name", choice);
        };
    }

    private List<Map<String, Object>> tools() {
        List<Map<String, Object>> tools = new ArrayList<>();
        for (ToolSpec tool : request.tools())
            tools.add(model.dialect().requiresOpenAiAnthropicToolPayload() ? function(tool) : tool(tool));
        marked(tools.getLast());
        return tools;
    }

    private static Map<String, Object> tool(ToolSpec tool) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", tool.name());
        entry.put("description", tool.description());
        entry.put("input_schema", tool.schema());
        return entry;
    }

    /** The shape that some servers with this API took over from another. */
    private static Map<String, Object> function(ToolSpec tool) {
        Map<String, Object> function = new LinkedHashMap<>();
        function.put("name", tool.name());
        function.put("description", tool.description());
        function.put("parameters", tool.schema());
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("type", "function");
        entry.put("function", function);
        return entry;
    }

    /** The conversation up to its last message of a person or a tool is what the next turn begins with. */
    private void markLast(List<Map<String, Object>> messages) {
        for (Map<String, Object> message : messages.reversed())
            if ("user".equals(message.get("role"))) {
                marked(MessageTurns.blocks(message).getLast());
                return;
            }
    }

    private Map<String, Object> marked(Map<String, Object> block) {
        if (cached)
            block.put("cache_control", cacheControl);
        return block;
    }

    static Map<String, Object> text(String text) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("type", "text");
        block.put("text", text);
        return block;
    }
}
