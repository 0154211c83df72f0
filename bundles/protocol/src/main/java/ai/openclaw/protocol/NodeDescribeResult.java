package ai.openclaw.protocol;

import ai.openclaw.api.Rest;

/** The answer of {@code node.describe} (contract section 11). */
@ResultOf("node.describe")
public record NodeDescribeResult(long ts, @Rest NodeEntry node) {}
