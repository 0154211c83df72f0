package ai.openclaw.config;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One reading of the configuration; never changes.
 *
 * @param tree everything resolved: includes, variables, secrets
 * @param hash SHA-256 of the main file's bytes
 * @param warnings what is odd about it, in plain words
 * @param failures credentials that are not available, by dotted path
 * @param source the text that it can be read from again without the included files
 */
record Snapshot(Map<String, @Nullable Object> tree, String hash, List<String> warnings, Map<String, String> failures, String source) {
    Snapshot {
        warnings = List.copyOf(warnings);
    }

    /** The same configuration, with news about the file: its hash, and sentences to tell before the others. */
    Snapshot about(String newHash, List<String> news) {
        return new Snapshot(tree, newHash, Stream.concat(news.stream(), warnings.stream()).toList(), failures, source);
    }
}
