package ai.openclaw.model.openai;

import ai.openclaw.api.ModelRequest;
import ai.openclaw.api.ToolSpec;
import ai.openclaw.modelhttp.ModelApi;
import ai.openclaw.modelhttp.ProviderSettings;
import ai.openclaw.modelhttp.ProviderSettings.Compat;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The body of a chat completions request (contract section 8.6). */
final class ChatBody {
    private static final String OFF = "off";
    private final ProviderSettings settings;
    private final ProviderSettings.Model model;
    private final Compat compat;

    ChatBody(ProviderSettings settings, ProviderSettings.Model model) {
        this.settings = settings;
        this.model = model;
        compat = model.dialect();
    }

    Map<String, @Nullable Object> of(ModelRequest request) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("model", request.model());
        body.put("stream", true);
        if (compat.supportsStore())
            body.put("store", false);
        if (compat.supportsUsageInStreaming())
            body.put("stream_options", Map.of("include_usage", true));
        body.put(compat.maxTokensField(), request.maxTokens());
        request.options().thinking().filter(level -> model.reasoning() && !level.equals(OFF)).ifPresent(level -> think(body, level));
        if (isOpenAi())
            request.options().conversation().ifPresent(key -> body.put("prompt_cache_key", key));
        if (settings.injectNumCtxForOpenAICompat().orElse(false))
            model.knownWindow().ifPresent(window -> body.put("options", Map.of("num_ctx", window)));
        ModelApi.addParams(body, request);
        if (!request.tools().isEmpty() && compat.supportsTools()) {
            body.put("tools", request.tools().stream().map(tool -> tool(tool, compat.supportsStrictMode())).toList());
            request.options().toolChoice().ifPresent(choice -> body.put("tool_choice", choice(choice)));
        }
        body.put("messages", new ChatMessages(model).of(request));
        return body;
    }

    /** Nobody else has been seen to take the key, and some refuse what they do not know. */
    private boolean isOpenAi() {
        return "api.openai.com".equals(Optional.ofNullable(URI.create(settings.baseUrl()).getHost()).orElse(""));
    }

    private void think(Map<String, @Nullable Object> body, String level) {
        switch (compat.thinkingFormat()) {
            case "zai" -> body.put("thinking", Map.of("type", "enabled"));
            case "qwen" -> body.put("enable_thinking", true);
            default -> {
                if (compat.supportsReasoningEffort())
                    body.put("reasoning_effort", level.equals("adaptive") ? "medium" : level);
            }
        }
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

    private static Object choice(String choice) {
        return ModelApi.isWord(choice) ? choice : function(new LinkedHashMap<>(), Map.of("name", choice));
    }

    /** In this order always: the order of {@code Map.of} changes with every start of the process, and caches of prompts go by the bytes. */
    static Map<String, Object> function(Map<String, Object> entry, Map<String, Object> function) {
        entry.put("type", "function");
        entry.put("function", function);
        return entry;
    }
}
