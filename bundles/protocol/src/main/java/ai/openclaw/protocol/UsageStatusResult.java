package ai.openclaw.protocol;

import java.util.List;
import java.util.Map;

/**
 * The answer of {@code usage.status} (contract section 6).
 *
 * @param updatedAt epoch milliseconds
 * @param providers the quotas that providers tell, in their own words
 */
@ResultOf("usage.status")
public record UsageStatusResult(long updatedAt, List<Map<String, Object>> providers) {}
