package ai.openclaw.sandbox;

import ai.openclaw.api.GatewayException;
import java.util.Map;

/** A limit of processes: a number, {@code soft:hard}, or an object of both. */
final class Ulimit {
    private Ulimit() {}

    /** Soft and hard. */
    static long[] of(String name, Object value) {
        try {
            if (value instanceof Map<?, ?> pair) {
                Object soft = pair.containsKey("soft") ? pair.get("soft") : pair.get("hard");
                Object hard = pair.containsKey("hard") ? pair.get("hard") : pair.get("soft");
                return new long[]{number(soft), number(hard)};
            }
            String[] parts = String.valueOf(value).split(":", 2);
            return new long[]{number(parts[0]), number(parts[parts.length - 1])};
        } catch (NumberFormatException e) {
            throw GatewayException.unavailable("agents.defaults.sandbox.docker.ulimits." + name + ": \"" + value
                    + "\" is no limit; write a number, soft:hard, or {soft, hard}");
        }
    }

    private static long number(@org.jspecify.annotations.Nullable Object value) { return Long.parseLong(String.valueOf(value).strip()); }
}
