package ai.openclaw.openai;

import ai.openclaw.api.Usage;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a run used, by the names of the API that asks; what was read from and put into a cache counts as read. */
public final class Tokens {
    private Tokens() {}

    /** As chat completions name it. */
    public static Map<String, Object> chat(Usage usage) {
        Map<String, Object> tokens = new LinkedHashMap<>();
        tokens.put("prompt_tokens", read(usage));
        tokens.put("completion_tokens", usage.output());
        tokens.put("total_tokens", usage.total());
        tokens.put("prompt_tokens_details", Map.of("cached_tokens", usage.cacheRead()));
        return tokens;
    }

    /** As responses name it. */
    public static Map<String, Object> response(Usage usage) {
        Map<String, Object> tokens = new LinkedHashMap<>();
        tokens.put("input_tokens", read(usage));
        tokens.put("input_tokens_details", Map.of("cached_tokens", usage.cacheRead()));
        tokens.put("output_tokens", usage.output());
        tokens.put("output_tokens_details", Map.of("reasoning_tokens", 0));
        tokens.put("total_tokens", usage.total());
        return tokens;
    }

    private static long read(Usage usage) { return usage.input() + usage.cacheRead() + usage.cacheWrite(); }
}
