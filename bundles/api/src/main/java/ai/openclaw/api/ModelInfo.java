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
 */
public record ModelInfo(String id, String name, int contextWindow, int maxTokens, boolean reasoning, List<String> input) {
    public ModelInfo {
        input = List.copyOf(input);
    }
}
