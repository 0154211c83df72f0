package ai.openclaw.model.cli;

import ai.openclaw.api.JsonText;
import ai.openclaw.api.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a command printed, read.
 *
 * @param text the answer
 * @param sessionId the command's name of the conversation
 * @param error what it says went wrong
 */
record CliAnswer(String text, Optional<String> sessionId, Usage usage, Optional<String> error) {
    /** Where commands put their words, in the order in which they are looked for. */
    private static final List<String> WORDS = List.of("result", "response", "text", "content", "message", "output");

    /** @throws IllegalArgumentException when it is not what the command should print */
    static CliAnswer of(String printed, CliSettings.Output output, List<String> sessionIdFields) {
        return switch (output) {
            case TEXT -> new CliAnswer(printed.strip(), Optional.empty(), Usage.NONE, Optional.empty());
            case JSON -> of(values(JsonText.parse(printed)), sessionIdFields);
            case JSONL -> of(lines(printed), sessionIdFields);
        };
    }

    private static List<Map<?, ?>> values(@Nullable Object tree) {
        List<Map<?, ?>> values = new ArrayList<>();
        for (Object value : tree instanceof List<?> list ? list : tree == null ? List.of() : List.of(tree))
            if (value instanceof Map<?, ?> map)
                values.add(map);
        if (values.isEmpty())
            throw new IllegalArgumentException("no JSON object");
        return values;
    }

    /** Lines that are no JSON are news for people. */
    private static List<Map<?, ?>> lines(String printed) {
        List<Object> values = new ArrayList<>();
        for (String line : printed.lines().map(String::strip).filter(line -> line.startsWith("{")).toList())
            values.add(JsonText.parse(line) instanceof Map<?, ?> map ? map : Map.of());
        return values(values);
    }

    private static CliAnswer of(List<Map<?, ?>> values, List<String> sessionIdFields) {
        List<String> words = new ArrayList<>();
        Optional<String> sessionId = Optional.empty();
        Optional<String> error = Optional.empty();
        Usage usage = Usage.NONE;
        for (Map<?, ?> value : values) {
            sessionId = sessionId.or(() -> sessionIdFields.stream().flatMap(field -> text(value.get(field)).stream()).findFirst());
            if (value.get("usage") instanceof Map<?, ?> counts)
                usage = usage(counts);
            if (Boolean.TRUE.equals(value.get("is_error")) || "error".equals(value.get("type")) || "turn.failed".equals(value.get("type")))
                error = Optional.of(words(value).or(() -> words(value.get("error"))).orElse("an error without words"));
            else
                said(value).ifPresent(words::add);
        }
        return new CliAnswer(String.join("\n\n", words), sessionId, usage, error);
    }

    /** An answer stands in the object itself, or in an item that is a message. */
    private static Optional<String> said(Map<?, ?> value) {
        if (value.get("item") instanceof Map<?, ?> item)
            return String.valueOf(item.get("type")).contains("message") ? words(item) : Optional.empty();
        return words(value);
    }

    private static Optional<String> words(@Nullable Object value) {
        if (value instanceof String text)
            return text(text);
        if (value instanceof List<?> list)
            return list.stream().flatMap(item -> words(item).stream()).reduce((one, other) -> one + other);
        if (!(value instanceof Map<?, ?> map))
            return Optional.empty();
        return WORDS.stream().flatMap(field -> words(map.get(field)).stream()).findFirst();
    }

    private static Optional<String> text(@Nullable Object value) {
        return value instanceof String text && !text.isBlank() ? Optional.of(text.strip()) : Optional.empty();
    }

    private static Usage usage(Map<?, ?> counts) {
        long within = count(counts, "cached_input_tokens");
        return new Usage(Math.max(0, count(counts, "input_tokens") - within), count(counts, "output_tokens"),
                within + count(counts, "cache_read_input_tokens"), count(counts, "cache_creation_input_tokens"));
    }

    private static long count(Map<?, ?> counts, String name) { return counts.get(name) instanceof Number number ? number.longValue() : 0; }
}
