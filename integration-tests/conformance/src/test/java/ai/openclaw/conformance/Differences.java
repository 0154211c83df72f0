package ai.openclaw.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What is deliberately otherwise, with the reason: lines {@code exchange | path | reason} of {@code differences.txt}. */
final class Differences {
    private record Difference(String exchange, String path, String reason) {}

    private final List<Difference> differences = new ArrayList<>();

    Differences() {
        try (InputStream in = Objects.requireNonNull(Differences.class.getResourceAsStream("/differences.txt"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\s*\\|\\s*", 3))
                    .forEach(parts -> differences.add(new Difference(parts[0], parts[1], parts[2])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why something at this path of this exchange is otherwise; {@code *} stands for every exchange, and a path for all below it. */
    Optional<String> reason(String exchange, String path) {
        return differences.stream().filter(difference -> difference.exchange.equals("*") || difference.exchange.equals(exchange))
                .filter(difference -> difference.path.equals("*") || path.equals(difference.path) || path.startsWith(difference.path + "/"))
                .map(Difference::reason).findFirst();
    }
}
