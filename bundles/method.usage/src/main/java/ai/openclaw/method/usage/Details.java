package ai.openclaw.method.usage;

import ai.openclaw.protocol.SessionsUsageLogsResult.Entry;
import ai.openclaw.protocol.SessionsUsageTimeseriesResult.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One session message by message: sessions.usage.timeseries and sessions.usage.logs (contract section 6). */
final class Details {
    /** Points that a chart can show; with more, neighbours are added up. */
    private static final int MAX_POINTS = 200;
    private static final int DEFAULT_LOGS = 200;
    private static final int MAX_LOGS = 1000;
    private static final int MAX_TEXT = 2000;

    private Details() {}

    static List<Point> points(List<Spent> spent) {
        List<Spent> answers = spent.stream().filter(message -> message.assistant() && message.usage().total() > 0).toList();
        int together = Math.max(1, (answers.size() + MAX_POINTS - 1) / MAX_POINTS);
        List<Point> points = new ArrayList<>();
        Totals sum = new Totals();
        for (int i = 0; i < answers.size(); i += together) {
            List<Spent> some = answers.subList(i, Math.min(answers.size(), i + together));
            Totals here = new Totals();
            some.forEach(here::add);
            some.forEach(sum::add);
            points.add(here.point(some.getLast().atMs(), sum));
        }
        return points;
    }

    static List<Entry> logs(List<Map<String, Object>> messages, Optional<Integer> limit) {
        int wanted = Math.clamp(limit.orElse(DEFAULT_LOGS), 1, MAX_LOGS);
        return messages.stream().skip(Math.max(0, messages.size() - wanted)).map(Details::log).filter(log -> !log.content().isEmpty())
                .toList();
    }

    private static Entry log(Map<String, Object> message) {
        Spent spent = Spent.of(message, 0);
        String content = text(message);
        return new Entry(spent.atMs(), spent.role(), content.length() > MAX_TEXT ? content.substring(0, MAX_TEXT) + "…" : content,
                Optional.of(spent.usage().total()).filter(tokens -> tokens > 0), spent.cost().map(Spent.Cost::total));
    }

    private static String text(Map<String, Object> message) {
        if (message.get("content") instanceof String text)
            return text;
        Stream<?> parts = message.get("content") instanceof List<?> list ? list.stream() : Stream.of();
        return parts.flatMap(part -> part instanceof Map<?, ?> map ? words(map) : Stream.of()).collect(Collectors.joining("\n"));
    }

    private static Stream<String> words(Map<?, ?> part) {
        if ("toolCall".equals(part.get("type")))
            return Stream.of("[tool: " + part.get("name") + "]");
        return part.get("text") instanceof String text ? Stream.of(text) : Stream.of();
    }
}
