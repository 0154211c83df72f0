package ai.openclaw.config;

import ai.openclaw.api.ConfigDocument.Comparison;
import ai.openclaw.api.ConfigDocument.Version;
import ai.openclaw.api.GatewayException;
import ai.openclaw.schema.SchemaNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The texts that there are of a configuration, by name: the file, the copies before it, the last good one, and what is in force. */
final class Versions {
    static final String FILE = "file";
    private static final String LAST_GOOD = "last-good";
    private static final String IN_FORCE = "in-force";
    private static final int MOST = 50;
    private final ConfigFile file;
    private final ConfigLoader loader;
    private final LastGood lastGood;
    private final Supplier<SchemaNode> schema;
    private final Supplier<Optional<Snapshot>> inForce;

    /**
     * @param schema says what is secret
     * @param inForce empty while no gateway runs
     */
    Versions(ConfigFile file, ConfigLoader loader, LastGood lastGood, Supplier<SchemaNode> schema, Supplier<Optional<Snapshot>> inForce) {
        this.file = file;
        this.loader = loader;
        this.lastGood = lastGood;
        this.schema = schema;
        this.inForce = inForce;
    }

    /** What lies on disk, by name, in the order of a person's interest. */
    private Map<String, Path> files() {
        Map<String, Path> files = new LinkedHashMap<>();
        files.put(FILE, file.path());
        List<Path> copies = file.copies();
        for (int i = 0; i < copies.size(); i++)
            files.put(String.valueOf(i + 1), copies.get(i));
        files.put(LAST_GOOD, lastGood.path());
        return files;
    }

    /** @throws GatewayException {@code INVALID_REQUEST} when there is no such version */
    byte[] bytes(String id) {
        Path path = files().get(id);
        if (path == null)
            throw GatewayException
                    .invalid("unknown version \"" + id + "\"; give " + String.join(", ", files().keySet()) + " or " + IN_FORCE);
        try {
            return Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            throw GatewayException.invalid(path + " is not there; openclaw config history shows which versions are");
        } catch (IOException e) {
            throw GatewayException.unavailable(path + " cannot be read: " + e.getMessage());
        }
    }

    /** What was noted of each text, and the texts that nobody noted anything about; newest first. */
    List<Version> history() {
        Map<String, List<String>> ids = new LinkedHashMap<>();
        Map<String, Version> unnoted = new LinkedHashMap<>();
        files().forEach((id, path) -> found(id, path).ifPresent(version -> {
            ids.computeIfAbsent(version.hash(), _ -> new ArrayList<>()).add(id);
            unnoted.putIfAbsent(version.hash(), version);
        }));
        List<Version> all = new ArrayList<>();
        for (AuditLog.Line line : file.audit().newestFirst()) {
            unnoted.remove(line.hash());
            List<String> known = ids.remove(line.hash());
            all.add(new Version(known == null ? List.of() : known, line.at(), line.by(), line.hash(), line.bytes(),
                    Optional.of(line.changedPaths())));
        }
        unnoted.values().forEach(version -> all.add(new Version(ids.getOrDefault(version.hash(), List.of()), version.at(), "hand",
                version.hash(), version.bytes(), Optional.empty())));
        all.sort((one, other) -> other.at().compareTo(one.at()));
        return List.copyOf(all.subList(0, Math.min(MOST, all.size())));
    }

    private static Optional<Version> found(String id, Path path) {
        try {
            byte[] bytes = Files.readAllBytes(path);
            Instant at = Files.getLastModifiedTime(path).toInstant();
            return Optional.of(new Version(List.of(id), at, "hand", Hashes.sha256(bytes), bytes.length, Optional.empty()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    Comparison diff(String from, String to) {
        FileTrees before = trees(from);
        FileTrees after = trees(to);
        Redaction redaction = new Redaction(schema.get());
        List<String> lines = LineDifference.between(name(from), MaskedText.of(before, redaction), name(to),
                MaskedText.of(after, redaction));
        return new Comparison(from, to, TreeDifference.between(before.expanded(), redaction.mask(before.expanded()), after.expanded(),
                redaction.mask(after.expanded())), String.join("", lines));
    }

    private String name(String id) {
        Path path = files().get(id);
        return path == null ? id : path.getFileName().toString();
    }

    private FileTrees trees(String id) {
        try {
            return loader.trees(id.equals(IN_FORCE) ? source() : bytes(id), new TreeMap<>());
        } catch (ConfigException e) {
            throw GatewayException.invalid(id + " cannot be compared: " + e.text());
        }
    }

    private byte[] source() {
        String text = inForce.get().orElseThrow(() -> GatewayException.invalid("nothing is in force, for the gateway does not run"))
                .source();
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
