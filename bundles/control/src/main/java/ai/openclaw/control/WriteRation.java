package ai.openclaw.control;

import ai.openclaw.api.ErrorCode;
import ai.openclaw.api.GatewayException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts the control-plane writes of each caller: three in a minute, valid or not (contract section 5.5). Forgets the oldest callers first. */
final class WriteRation {
    private static final int LIMIT = 3;
    private static final long WINDOW_MS = 60_000;
    private static final int MAX_CALLERS = 10_000;
    private final Clock clock;
    private final Map<String, Deque<Long>> callers = new LinkedHashMap<>();

    WriteRation(Clock clock) { this.clock = clock; }

    /**
     * Counts a call.
     *
     * @param caller its device, or its address
     * @throws GatewayException {@code UNAVAILABLE} when it has made its calls of this minute
     */
    synchronized void use(String method, String caller) {
        long now = clock.millis();
        Deque<Long> calls = callers.computeIfAbsent(caller, _ -> new ArrayDeque<>());
        while (!calls.isEmpty() && now - calls.peekFirst() >= WINDOW_MS)
            calls.removeFirst();
        if (calls.size() >= LIMIT) {
            long waitMs = WINDOW_MS - (now - calls.getFirst());
            throw new GatewayException(ErrorCode.UNAVAILABLE,
                    "rate limit exceeded for " + method + "; retry after " + Math.ceilDiv(waitMs, 1000) + "s").retryAfterMs(waitMs)
                    .with(Map.of("method", method, "limit", LIMIT + " per 60s"));
        }
        calls.addLast(now);
        if (callers.size() > MAX_CALLERS)
            callers.remove(callers.keySet().iterator().next());
    }
}
