package ai.openclaw.core;

import ai.openclaw.api.Default;
import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.Range;
import ai.openclaw.api.Rest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shortens what tools answered long ago when the conversation fills much of the model's sight: first to its beginning and end, then to a
 * word. Only what the model is shown changes; the transcript stays whole.
 */
final class Pruning {
    /** The section {@code agents.defaults.contextPruning}; the usual values are the incumbent's. */
    record Settings(Optional<String> mode, @Default("3") @Range(min = 0, max = 1000) int keepLastAssistants,
            @Default("0.3") double softTrimRatio, @Default("0.5") double hardClearRatio,
            @Default("50000") @Range(min = 0) int minPrunableToolChars, @Default("{}") SoftTrim softTrim,
            @Default("{}") HardClear hardClear, @Rest Map<String, Object> others) {
        static final Settings USUAL = new Settings(Optional.empty(), 3, 0.3, 0.5, 50_000, new SoftTrim(4000, 1500, 1500, Map.of()),
                new HardClear(true, PLACEHOLDER, Map.of()), Map.of());
    }

    /** Answers longer than this keep a head and a tail. */
    record SoftTrim(@Default("4000") @Range(min = 1) int maxChars, @Default("1500") @Range(min = 0) int headChars,
            @Default("1500") @Range(min = 0) int tailChars, @Rest Map<String, Object> others) {}

    /** Answers that go altogether. */
    record HardClear(@Default("true") boolean enabled, @Default("\"" + PLACEHOLDER + "\"") String placeholder,
            @Rest Map<String, Object> others) {}

    private static final String PLACEHOLDER = "[Old tool result content cleared]";

    private final Settings settings;
    private final long roomChars;

    Pruning(Settings settings, long roomChars) {
        this.settings = settings;
        this.roomChars = roomChars;
    }

    List<ModelMessage> of(List<ModelMessage> messages) {
        if (settings.mode().filter("off"::equals).isPresent())
            return messages;
        int end = protectedFrom(messages);
        long old = messages.subList(0, end).stream().mapToLong(Pruning::toolChars).sum();
        long all = messages.stream().mapToLong(Pruning::chars).sum();
        if (all < settings.softTrimRatio() * roomChars || old < settings.minPrunableToolChars())
            return messages;
        List<ModelMessage> pruned = new ArrayList<>(messages);
        for (int i = 0; i < end; i++)
            if (pruned.get(i) instanceof ModelMessage.Result result && result.text().length() > settings.softTrim().maxChars())
                pruned.set(i, with(result, trimmed(result.text())));
        long left = pruned.stream().mapToLong(Pruning::chars).sum();
        for (int i = 0; i < end && settings.hardClear().enabled() && left > settings.hardClearRatio() * roomChars; i++)
            if (pruned.get(i) instanceof ModelMessage.Result result) {
                pruned.set(i, with(result, settings.hardClear().placeholder()));
                left -= result.text().length();
            }
        return pruned;
    }

    /** Where the newest answers of the model begin, behind which nothing is touched. */
    private int protectedFrom(List<ModelMessage> messages) {
        int assistants = 0;
        for (int i = messages.size() - 1; i >= 0; i--)
            if (messages.get(i) instanceof ModelMessage.Assistant && ++assistants > settings.keepLastAssistants())
                return i + 1;
        return 0;
    }

    private String trimmed(String text) {
        int head = Math.min(settings.softTrim().headChars(), text.length());
        int tail = Math.min(settings.softTrim().tailChars(), text.length() - head);
        return text.substring(0, head) + "\n[… " + (text.length() - head - tail) + " characters left out …]\n"
                + text.substring(text.length() - tail);
    }

    private static ModelMessage with(ModelMessage.Result result, String text) {
        return new ModelMessage.Result(result.callId(), result.tool(), text, result.error());
    }

    private static long toolChars(ModelMessage message) {
        return message instanceof ModelMessage.Result result ? result.text().length() : 0;
    }

    static long chars(ModelMessage message) {
        return switch (message) {
            case ModelMessage.User user -> user.text().length() + (long) user.images().size() * Context.IMAGE_CHARS;
            case ModelMessage.Assistant assistant -> assistant.text().length()
                    + assistant.calls().stream().mapToLong(call -> call.tool().length() + String.valueOf(call.arguments()).length()).sum();
            case ModelMessage.Result result -> result.text().length() + (long) result.images().size() * Context.IMAGE_CHARS;
        };
    }
}
