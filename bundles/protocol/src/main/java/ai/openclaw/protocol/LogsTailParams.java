package ai.openclaw.protocol;

import ai.openclaw.api.Range;
import java.util.Optional;

/** Parameters of {@code logs.tail} (contract section 6). */
@ParamsOf("logs.tail")
public record LogsTailParams(Optional<Long> cursor, @Range(min = 1, max = 5000) Optional<Integer> limit,
        @Range(min = 1, max = 1_000_000) Optional<Integer> maxBytes) {}
