package ai.openclaw.protocol;

import java.util.List;

/**
 * The answer of {@code logs.tail} (contract section 6).
 *
 * @param cursor the byte behind the last line; where the next call goes on
 * @param size of the file in bytes
 * @param lines raw, oldest first
 * @param truncated whether lines before them were left out
 * @param reset whether the cursor that was given lies behind the end, as after the file was changed for another
 */
@ResultOf("logs.tail")
public record LogsTailResult(String file, long cursor, long size, List<String> lines, boolean truncated, boolean reset) {}
