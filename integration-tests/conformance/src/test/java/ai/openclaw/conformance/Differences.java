package ai.openclaw.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is deliberately otherwise, with the reason: lines {@code subject | path | reason} of a resource. A {@code *} at the end stands for
 * any rest, and a path for all below it.
 */
final class Differences {
    /** One line. */
    record Line(String subject, String path, String reason) {
        boolean says(String otherSubject, String otherPath) {
            return matches(subject, otherSubject) && (matches(path, otherPath) || otherPath.startsWith(path + "/"));
        }

        private static boolean matches(String pattern, String text) {
            return pattern.endsWith("*") ? text.startsWith(pattern.substring(0, pattern.length() - 1)) : text.equals(pattern);
        }
    }

    private final List<Line> lines;

    Differences() { this("/differences.txt"); }

    Differences(String resource) {
        try (InputStream in = Objects.requireNonNull(Differences.class.getResourceAsStream(resource))) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\s*\\|\\s*", 3)).map(parts -> new Line(parts[0], parts[1], parts[2])).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Line> lines() { return lines; }

    /** Why something at this path of this subject is otherwise. */
    Optional<String> reason(String subject, String path) {
        return lines.stream().filter(line -> line.says(subject, path)).map(Line::reason).findFirst();
    }
}
