package ai.openclaw.api;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The ids that are wanted of one provider.
 *
 * @param provider its name under {@code secrets.providers}
 * @param settings what stands there, as JSON in JDK types; empty for the provider {@code default} that always exists
 * @param ids each once
 * @param environment variables by name, with the contract's precedence: process, {@code .env} files, configuration (section 14.3)
 */
public record SecretQuery(String provider, Map<String, Object> settings, List<String> ids, Function<String, Optional<Secret>> environment) {
    private static final long USUAL_MS = 5000;
    private static final long MAX_MS = 120_000;

    public SecretQuery {
        settings = Map.copyOf(settings);
        ids = List.copyOf(ids);
    }

    /** How long finding them may take: {@code timeoutMs} of the settings, at most two minutes, five seconds unless given. */
    public Duration timeout() {
        return Duration.ofMillis(Math.clamp(number("timeoutMs", USUAL_MS), 1, MAX_MS));
    }

    /** Without the settings, for they may hold credentials. */
    @Override
    public String toString() { return "SecretQuery[" + provider + " " + ids + "]"; }

    /** A whole number of the settings. */
    public long number(String key, long usual) {
        return settings.get(key) instanceof Number number ? number.longValue() : usual;
    }

    /** A text of the settings; an empty one counts as none. */
    public Optional<String> text(String key) {
        return Optional.ofNullable(settings.get(key)).filter(value -> value instanceof String text && !text.isEmpty()).map(String::valueOf);
    }

    /** Texts of the settings. */
    public List<String> texts(String key) {
        return settings.get(key) instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
    }

    /** Whether a switch of the settings is on. */
    public boolean flag(String key, boolean usual) {
        return settings.get(key) instanceof Boolean flag ? flag : usual;
    }
}
