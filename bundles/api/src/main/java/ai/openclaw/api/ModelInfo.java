package ai.openclaw.api;

import java.util.List;

/**
 * A model that a provider offers.
 *
 * @param id the provider's id of it
 * @param name for people
 * @param contextWindow tokens that fit in one request
 * @param maxTokens the most tokens that it answers with
 * @param reasoning whether it thinks before it answers
 * @param input what it reads: {@code text}, {@code image}
 * @param cost what it costs
 */
public record ModelInfo(String id, String name, int contextWindow, int maxTokens, boolean reasoning, List<String> input, Cost cost) {
    /**
     * The price of a million tokens, in US dollars.
     *
     * @param input read
     * @param output written
     * @param cacheRead read from the provider's cache
     * @param cacheWrite put into it
     */
    public record Cost(double input, double output, double cacheRead, double cacheWrite) {
        public static final Cost NONE = new Cost(0, 0, 0, 0);
    }

    public ModelInfo {
        input = List.copyOf(input);
    }

    /** A model whose price nobody knows. */
    public ModelInfo(String id, String name, int contextWindow, int maxTokens, boolean reasoning, List<String> input) {
        this(id, name, contextWindow, maxTokens, reasoning, input, Cost.NONE);
    }
}
