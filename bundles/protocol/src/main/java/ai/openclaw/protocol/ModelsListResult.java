package ai.openclaw.protocol;

import java.util.List;

/** The answer of {@code models.list} (contract section 6). */
@ResultOf("models.list")
public record ModelsListResult(List<Model> models) {
    /**
     * A model that can be chosen as {@code provider/id}.
     *
     * @param contextWindow tokens that fit in one request
     * @param reasoning whether it thinks before it answers
     * @param input what it reads, such as {@code text} and {@code image}
     */
    public record Model(String id, String name, String provider, int contextWindow, boolean reasoning, List<String> input) {}
}
