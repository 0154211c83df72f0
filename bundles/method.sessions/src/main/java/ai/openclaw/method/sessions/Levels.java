package ai.openclaw.method.sessions;

import ai.openclaw.api.GatewayException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The closed choices of sessions.patch that are refused in words of their own (contract section 9). */
final class Levels {
    private static final List<String> THINKING = List.of("off", "minimal", "low", "medium", "high", "adaptive");
    /** The models that think hardest, in the order in which the refusal names them. */
    private static final List<String> XHIGH = List.of("openai/gpt-5.4", "openai/gpt-5.4-pro", "openai/gpt-5.2", "openai-codex/gpt-5.4",
            "openai-codex/gpt-5.3-codex", "openai-codex/gpt-5.3-codex-spark", "openai-codex/gpt-5.2-codex", "openai-codex/gpt-5.1-codex",
            "github-copilot/gpt-5.2-codex", "github-copilot/gpt-5.2");

    private Levels() {}

    static String thinking(String level, String model) {
        String wanted = normal(level);
        if (wanted.equals("max"))
            return "high";
        if (wanted.equals("xhigh") && !XHIGH.contains(model))
            throw GatewayException.invalid("thinkingLevel \"xhigh\" is only supported for "
                    + String.join(", ", XHIGH.subList(0, XHIGH.size() - 1)) + " or " + XHIGH.getLast());
        if (!THINKING.contains(wanted) && !wanted.equals("xhigh"))
            throw GatewayException.invalid("invalid thinkingLevel (use " + String.join("|", THINKING) + ")");
        return wanted;
    }

    /** The refusal does not name {@code full}, and so clients know it. */
    static String verbose(String level) {
        return normal(level).equals("full") ? "full" : oneOf("verboseLevel", level, "on", "off");
    }

    static String oneOf(String field, String value, String... choices) {
        String wanted = normal(value);
        if (!List.of(choices).contains(wanted))
            throw GatewayException.invalid("invalid " + field + " (use "
                    + Arrays.stream(choices).map(choice -> "\"" + choice + "\"").collect(Collectors.joining("|")) + ")");
        return wanted;
    }

    private static String normal(String value) { return value.strip().toLowerCase(Locale.ROOT); }
}
