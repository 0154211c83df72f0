package ai.openclaw.method.usage;

import ai.openclaw.api.Usage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One message of a transcript, as far as it counts.
 *
 * @param atMs epoch milliseconds
 * @param role {@code user}, {@code assistant} or {@code toolResult}
 * @param usage tokens; none but of an assistant
 * @param cost what it cost; empty when nobody knows
 * @param tools the names of the tools that it calls
 * @param failed whether it is an error
 * @param latencyMs from the user's message to this answer; 0 when it answers none
 */
record Spent(long atMs, String role, String provider, String model, Usage usage, Optional<Cost> cost, List<String> tools, boolean failed,
        long latencyMs) {
    /** A pause between question and answer beyond which it says nothing about the model. */
    private static final long LONGEST_LATENCY_MS = 12 * 3_600_000L;

    /** Money by kind of token. */
    record Cost(double input, double output, double cacheRead, double cacheWrite, double total) {}

    static Spent of(Map<String, Object> message, long askedAtMs) {
        Map<?, ?> usage = map(message.get("usage"));
        Usage tokens = new Usage(number(usage, "input"), number(usage, "output"), number(usage, "cacheRead"), number(usage, "cacheWrite"));
        String role = text(message, "role");
        long at = number(message, "timestamp");
        boolean answer = role.equals("assistant") && askedAtMs > 0 && at >= askedAtMs && at - askedAtMs <= LONGEST_LATENCY_MS;
        boolean failed = "error".equals(message.get("stopReason")) || Boolean.TRUE.equals(message.get("isError"));
        return new Spent(at, role, text(message, "provider"), text(message, "model"), tokens, cost(map(usage.get("cost")), tokens),
                tools(message), failed, answer ? at - askedAtMs : 0);
    }

    /** A model without prices writes a cost of 0 for tokens that surely cost something, which is no knowledge. */
    private static Optional<Cost> cost(Map<?, ?> cost, Usage tokens) {
        if (!(cost.get("total") instanceof Number total) || (total.doubleValue() == 0 && tokens.total() > 0))
            return Optional.empty();
        return Optional.of(new Cost(money(cost, "input"), money(cost, "output"), money(cost, "cacheRead"), money(cost, "cacheWrite"),
                total.doubleValue()));
    }

    private static List<String> tools(Map<String, Object> message) {
        return message.get("content") instanceof List<?> parts
                ? parts.stream()
                        .flatMap(part -> part instanceof Map<?, ?> map && "toolCall".equals(map.get("type"))
                                && map.get("name") instanceof String name ? Stream.of(name) : Stream.of())
                        .toList()
                : List.of();
    }

    boolean assistant() { return role.equals("assistant"); }

    private static Map<?, ?> map(@org.jspecify.annotations.Nullable Object tree) { return tree instanceof Map<?, ?> map ? map : Map.of(); }

    private static String text(Map<?, ?> tree, String name) { return tree.get(name) instanceof String text ? text : ""; }

    private static long number(Map<?, ?> tree, String name) { return tree.get(name) instanceof Number number ? number.longValue() : 0; }

    private static double money(Map<?, ?> tree, String name) { return tree.get(name) instanceof Number number ? number.doubleValue() : 0; }
}
