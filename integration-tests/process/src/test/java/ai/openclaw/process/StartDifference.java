package ai.openclaw.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * How a start is deliberately otherwise than recorded: a line {@code start | text | reason} of a resource. The text is how a recorded line
 * begins that is not printed, {@code *} for all of them, or {@code exit} for a gateway that starts where the recorded one did not, or the other
 * way round; a {@code *} as the start stands for all.
 */
record StartDifference(String start, String text, String reason) {
    private static final String EXIT = "exit";

    static List<StartDifference> read(String resource) {
        try (InputStream in = Objects.requireNonNull(StartDifference.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\s+\\|\\s+", 3)).map(parts -> new StartDifference(parts[0], parts[1], parts[2])).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean of(RecordedStart other) { return start.equals("*") || start.equals(other.name()); }

    boolean exit(RecordedStart other) { return text.equals(EXIT) && of(other); }

    boolean line(RecordedStart other, String line) { return of(other) && (text.equals("*") || line.startsWith(text)); }

    /** Whether there is anything recorded that it is about. */
    boolean concerns(RecordedStart other) {
        return exit(other) || other.lines().stream().anyMatch(line -> line(other, line));
    }
}
