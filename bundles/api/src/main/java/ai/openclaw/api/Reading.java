package ai.openclaw.api;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What came of reading a JSON tree into a record.
 *
 * @param value the record; present when nothing but unexpected properties was found
 * @param problems everything that is wrong, in the order of the record's components
 * @param unexpected properties that the record does not have
 */
public record Reading<T>(Optional<T> value, List<Problem> problems, List<Problem> unexpected) {
    public Reading {
        problems = List.copyOf(problems);
        unexpected = List.copyOf(unexpected);
    }

    /** All problems joined by {@code "; "} without repetition, as the contract words them. */
    public String text() {
        return java.util.stream.Stream.concat(problems.stream(), unexpected.stream()).map(Problem::text).distinct()
                .collect(Collectors.joining("; "));
    }

    /** True when the tree fits the record exactly. */
    public boolean clean() { return problems.isEmpty() && unexpected.isEmpty(); }
}
