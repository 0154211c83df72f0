package ai.openclaw.model.responses;

import ai.openclaw.api.ModelRequest;
import ai.openclaw.api.ToolSpec;
import ai.openclaw.modelhttp.AnswerParts;
import ai.openclaw.modelhttp.ModelApi;
import ai.openclaw.modelhttp.ProviderSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The OpenAI responses API, of which the server keeps nothing: the whole conversation is sent each time. */
final class ResponsesApi implements ModelApi {
    @Override
    public String name() { return "the OpenAI responses API"; }

    @Override
    public String path() { return "/responses"; }

    @Override
    public Map<String, @Nullable Object> body(ModelRequest request, ProviderSettings settings, ProviderSettings.Model model) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("model", request.model());
        body.put("stream", true);
        body.put("store", false);
        body.put("max_output_tokens", request.maxTokens());
        if (model.reasoning())
            think(body, request.options().thinking().orElse("off"));
        request.options().conversation().ifPresent(key -> body.put("prompt_cache_key", key));
        ModelApi.addParams(body, request);
        if (!request.system().isEmpty())
            body.put("instructions", request.system());
        if (!request.tools().isEmpty() && model.dialect().supportsTools()) {
            body.put("tools", request.tools().stream().map(ResponsesApi::tool).toList());
            request.options().toolChoice().ifPresent(choice -> body.put("tool_choice", choice(choice)));
        }
        body.put("input", new InputItems().of(request));
        return body;
    }

    /** What was thought comes encrypted, to be handed back; the server would otherwise have to keep it. */
    private static void think(Map<String, @Nullable Object> body, String level) {
        body.put("include", List.of("reasoning.encrypted_content"));
        if (level.equals("off"))
            return;
        Map<String, Object> reasoning = new LinkedHashMap<>();
        reasoning.put("effort", level.equals("adaptive") ? "medium" : level);
        reasoning.put("summary", "auto");
        body.put("reasoning", reasoning);
    }

    private static Object choice(String choice) { return ModelApi.isWord(choice) ? choice : Map.of("type", "function", "name", choice); }

    private static Map<String, Object> tool(ToolSpec tool) {
        Map<String, Object> function = new LinkedHashMap<>();
        function.put("type", "function");
        function.put("name", tool.name());
        function.put("description", tool.description());
        function.put("parameters", tool.schema());
        function.put("strict", false);
        return function;
    }

    @Override
    public AnswerParts parts() { return new ResponseEvents(); }
}
