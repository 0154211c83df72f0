package ai.openclaw.config;

import ai.openclaw.api.JsonText;
import ai.openclaw.json5.Json5Print;
import ai.openclaw.schema.KeyDefaults;
import ai.openclaw.schema.SchemaIssue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The file as {@code config.get} tells it. What was read is kept as text until one of the files or the schema changes; the files are looked
 * at no more often than every {@value #LOOK_MS} ms, so that many callers cost little.
 */
final class ConfigView {
    private static final long LOOK_MS = 20;
    private static final long LOOK = Duration.ofMillis(LOOK_MS).toNanos();
    private final ConfigFile file;
    private final ConfigLoader loader;
    private final ConfigRules rules;
    private volatile @Nullable Seen seen;

    /** @param stamp of the files that it was made of */
    private record Seen(JsonText.Raw json, List<SchemaIssue> issues, Set<Path> files, String stamp, int revision, long at) {
        Seen lookedAt(long now) { return new Seen(json, issues, files, stamp, revision, now); }
    }

    ConfigView(ConfigFile file, ConfigLoader loader, ConfigRules rules) {
        this.file = file;
        this.loader = loader;
        this.rules = rules;
    }

    JsonText.Raw json() { return now().json(); }

    List<SchemaIssue> issues() { return now().issues(); }

    /** Forgets what was seen, for the file was written just now. */
    void forget() { seen = null; }

    private Seen now() {
        Seen known = seen;
        int revision = rules.schema().revision();
        long now = System.nanoTime();
        if (known != null && known.revision() == revision) {
            if (now - known.at() < LOOK)
                return known;
            if (known.stamp().equals(stamp(known.files()))) {
                Seen again = known.lookedAt(now);
                seen = again;
                return again;
            }
        }
        Seen made = look(revision, now);
        seen = made;
        return made;
    }

    private static String stamp(Set<Path> files) {
        StringBuilder stamp = new StringBuilder();
        for (Path path : files)
            try {
                BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
                stamp.append(attributes.lastModifiedTime()).append(attributes.size()).append(attributes.fileKey());
            } catch (IOException e) {
                stamp.append('-');
            }
        return stamp.toString();
    }

    private Seen look(int revision, long now) {
        Map<Path, String> read = new TreeMap<>();
        read.put(loader.file(), Hashes.MISSING);
        String before = stamp(read.keySet());
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        List<SchemaIssue> issues = new ArrayList<>();
        byte[] bytes = new byte[0];
        try {
            bytes = file.read().orElse(bytes);
            answer.put("exists", Files.exists(file.path()));
            FileTrees trees = bytes.length == 0 ? loader.trees("{}", Map.of(), Map.of()) : loader.trees(bytes, read);
            issues.addAll(rules.check(trees.resolved(), loader.snapshot(trees.expanded()).tree()));
            tell(answer, trees);
        } catch (ConfigException e) {
            issues.add(SchemaIssue.bad("", ConfigView.words(e)));
            untold(answer);
        }
        JsonText.Raw json = JsonText.Raw.of(ordered(answer, issues, Hashes.sha256(bytes)));
        boolean changedMeanwhile = !before.equals(stamp(Set.of(loader.file())));
        return new Seen(json, issues, Set.copyOf(read.keySet()), changedMeanwhile ? "" : stamp(read.keySet()), revision, now);
    }

    /** In the words of the transcript config-reload. */
    static String words(ConfigException e) {
        if (e.text().startsWith("SyntaxError"))
            return "JSON5 parse failed: " + e.text();
        return e.text().contains("Include") ? "Include resolution failed: " + e.text() : e.text();
    }

    private void tell(Map<String, @Nullable Object> answer, FileTrees trees) {
        Redaction redaction = new Redaction(rules.schema().root());
        Object parsed = redaction.mask(trees.parsed());
        boolean masked = !trees.parsed().equals(parsed);
        answer.put("raw", masked ? Json5Print.print(parsed) : trees.text());
        answer.put("parsed", parsed);
        answer.put("resolved", redaction.mask(trees.resolved()));
        answer.put("config", redaction.mask(KeyDefaults.apply(trees.resolved())));
        List<Object> warnings = new ArrayList<>();
        trees.missing().forEach((path, name) -> warnings
                .add(Map.of("path", path, "message", "Missing env var \"" + name + "\" — feature using this value will be unavailable")));
        answer.put("warnings", warnings);
        answer.put("legacyIssues", FormerSettings.issues(trees.resolved()).stream().map(SchemaIssue::tree).toList());
    }

    /** A file that cannot be parsed cannot be masked either, so nothing of it is told. */
    private static void untold(Map<String, @Nullable Object> answer) {
        answer.putIfAbsent("exists", true);
        answer.put("raw", null);
        answer.put("parsed", Map.of());
        answer.put("resolved", Map.of());
        answer.put("config", Map.of());
        answer.put("warnings", List.of());
        answer.put("legacyIssues", List.of());
    }

    private Map<String, @Nullable Object> ordered(Map<String, @Nullable Object> parts, List<SchemaIssue> issues, String hash) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("path", file.path().toString());
        for (String name : List.of("exists", "raw", "parsed", "resolved"))
            answer.put(name, parts.get(name));
        answer.put("valid", issues.isEmpty());
        answer.put("config", parts.get("config"));
        answer.put("hash", hash);
        answer.put("issues", issues.stream().map(SchemaIssue::tree).toList());
        answer.put("warnings", parts.get("warnings"));
        answer.put("legacyIssues", parts.get("legacyIssues"));
        return answer;
    }
}
