package ai.openclaw.control;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Problem;
import ai.openclaw.api.Reading;
import ai.openclaw.api.RecordReader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Binds the parameters of a request and says what is wrong with them in the order of the incumbent (contract section 5.3). */
final class Params {
    private Params() {}

    /**
     * @param strict whether unknown parameters are refused
     * @throws GatewayException {@code INVALID_REQUEST}, {@code invalid <method> params: …}
     */
    static <T extends Record> T read(String method, @Nullable Object tree, Class<T> type, boolean strict) {
        Reading<T> reading = RecordReader.read(tree, type);
        if (reading.value().isPresent() && (!strict || reading.unexpected().isEmpty()))
            return reading.value().get();
        throw GatewayException.invalid("invalid " + method + " params: " + text(reading, strict));
    }

    /** What is missing at the root, what is too much, then what is wrong. */
    private static String text(Reading<?> reading, boolean strict) {
        Stream<String> missing = reading.problems().stream().filter(Params::missing).map(Problem::text);
        Stream<String> unexpected = strict ? reading.unexpected().stream().map(Problem::text) : Stream.of();
        Stream<String> wrong = reading.problems().stream().filter(problem -> !missing(problem)).map(Problem::text);
        return Stream.of(missing, unexpected, wrong).flatMap(parts -> parts).distinct().collect(Collectors.joining("; "));
    }

    private static boolean missing(Problem problem) {
        return problem.pointer().isEmpty() && problem.message().startsWith("must have required property");
    }
}
