package ai.openclaw.protocol;

import java.util.List;

/**
 * The answer of {@code chat.abort} (contract section 8.5).
 *
 * @param aborted whether there was something to end
 * @param runIds what was ended
 */
@ResultOf("chat.abort")
public record ChatAbortResult(boolean ok, boolean aborted, List<String> runIds) implements ChatSendResult {}
