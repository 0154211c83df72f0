package ai.openclaw.core;

import java.util.List;
import java.util.Map;

/** What the gateway itself says in a conversation (contract sections 8.4, 8.5 and 19). */
final class Injected {
    static final String MODEL = "gateway-injected";

    private Injected() {}

    static Map<String, Object> message(String text) {
        return Json.of("role", "assistant", "content", List.of(Json.of("type", "text", "text", text)), "timestamp",
                System.currentTimeMillis(), "stopReason", "stop", "usage", usage(), "api", "openai-responses", "provider", "openclaw",
                "model", MODEL);
    }

    private static Map<String, Object> usage() {
        return Json.of("input", 0, "output", 0, "cacheRead", 0, "cacheWrite", 0, "totalTokens", 0, "cost", Prices.FREE);
    }
}
