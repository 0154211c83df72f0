package ai.openclaw.search.answers;

import java.util.List;

/**
 * An engine as it is reached when nothing else is said.
 *
 * @param id as in {@code tools.web.search.provider}
 * @param name for people
 * @param variables where its key usually is
 */
record Engine(String id, String name, String baseUrl, String model, List<String> variables) {
    static final Engine PERPLEXITY = new Engine("perplexity", "Perplexity", "https://api.perplexity.ai", "sonar-pro",
            List.of("PERPLEXITY_API_KEY"));
    static final Engine GROK = new Engine("grok", "Grok", "https://api.x.ai/v1", "grok-4-1-fast", List.of("XAI_API_KEY"));
    static final Engine GEMINI = new Engine("gemini", "Gemini", "https://generativelanguage.googleapis.com/v1beta", "gemini-2.5-flash",
            List.of("GEMINI_API_KEY"));
    static final Engine KIMI = new Engine("kimi", "Kimi", "https://api.moonshot.ai/v1", "kimi-k2.5",
            List.of("KIMI_API_KEY", "MOONSHOT_API_KEY"));

    String path() { return "tools.web.search." + id; }
}
