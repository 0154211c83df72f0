package ai.openclaw.cli;

import ai.openclaw.api.AtomicFile;
import ai.openclaw.api.Secret;
import ai.openclaw.json5.Json5Document;
import ai.openclaw.json5.Json5Exception;
import ai.openclaw.references.SecretLookup;
import ai.openclaw.references.SecretRef;
import ai.openclaw.schema.KnownKeys;
import ai.openclaw.schema.SchemaCheck;
import ai.openclaw.schema.SchemaIssue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts the references of a plan into openclaw.json, and takes what they replace out of its copies too. Comments and layout stay; a running
 * gateway sees the change as any edit. Nothing is written unless every reference works.
 */
final class PlanApplication {
    private static final List<String> PROVIDERS = List.of("secrets", "providers");
    private final SecretPlan plan;
    private final Path config;
    private final Path stateDir;
    private final Map<String, String> environment;
    private final String before;
    private final Json5Document after;
    private final Map<List<String>, String> replaced = new LinkedHashMap<>();

    PlanApplication(SecretPlan plan, Path config, Path stateDir, Map<String, String> environment) throws IOException {
        this.plan = plan;
        this.config = config;
        this.stateDir = stateDir;
        this.environment = environment;
        before = text(config);
        Json5Document document = parse(config, before.isBlank() ? "{}\n" : before);
        SecretKeys.plain(document.toTree()).forEach((path, value) -> {
            if (plan.targets().containsKey(path))
                replaced.put(path, value);
        });
        after = changed(document);
        check(document);
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    private static Json5Document parse(Path file, String text) {
        try {
            return Json5Document.parse(text);
        } catch (Json5Exception e) {
            throw new CliException(file + " cannot be changed before it is repaired: " + e.getMessage());
        }
    }

    private Json5Document changed(Json5Document document) {
        Json5Document changed = document;
        for (Map.Entry<String, Object> provider : plan.providers().entrySet())
            changed = changed.set(below(PROVIDERS, provider.getKey()), provider.getValue());
        for (String provider : plan.gone())
            changed = changed.remove(below(PROVIDERS, provider));
        for (Map.Entry<List<String>, SecretRef> target : plan.targets().entrySet())
            changed = changed.set(target.getKey(), target.getValue().tree());
        return changed;
    }

    private static List<String> below(List<String> path, String step) { return Stream.concat(path.stream(), Stream.of(step)).toList(); }

    private void check(Json5Document document) {
        for (List<String> path : plan.targets().keySet())
            if (!SecretKeys.mayRefer(path))
                throw new CliException(String.join(".", path) + " is no key that may refer to a secret");
        Set<String> known = SchemaCheck.check(KnownKeys.root(), document.toTree()).stream().map(SchemaIssue::text)
                .collect(Collectors.toSet());
        SchemaCheck.check(KnownKeys.root(), after.toTree()).stream().filter(issue -> !issue.unknown() && !known.contains(issue.text()))
                .findFirst().ifPresent(issue -> {
                    throw new CliException("The plan is refused: " + issue.text());
                });
    }

    /** Paths of keys in clear that get a reference. */
    List<String> replaced() {
        return replaced.keySet().stream().map(path -> String.join(".", path)).toList();
    }

    /** Looks up what the plan refers to; references that name sources of plugins are left to the gateway. */
    List<String> warnings() {
        Set<SecretRef> refs = new LinkedHashSet<>(plan.targets().values());
        refs.removeIf(ref -> !SecretRef.SOURCES.contains(ref.source()));
        SecretLookup.Result result = new CliSecrets(after.toTree(), environment, stateDir).find(refs);
        List<String> warnings = new ArrayList<>();
        plan.targets().forEach((path, ref) -> {
            String failure = result.failures().get(ref);
            if (failure != null)
                throw new CliException(String.join(".", path) + ": " + failure + " Nothing was written.");
            Secret secret = result.values().get(ref);
            String former = replaced.get(path);
            if (secret == null)
                warnings.add(String.join(".", path) + ": only the gateway can look " + ref + " up");
            else if (secret.value().isEmpty())
                throw new CliException(String.join(".", path) + " resolved to a non-string or empty value. Nothing was written.");
            else if (former != null && !former.equals(secret.value()))
                warnings.add(String.join(".", path) + ": the new secret is another than the one that it replaces");
        });
        return warnings;
    }

    /** Writes, and returns the files that were changed. */
    List<Path> write() throws IOException {
        List<Path> written = new ArrayList<>();
        if (!after.text().equals(before)) {
            if (!text(config).equals(before))
                throw new CliException(config + " was changed meanwhile; run the command again");
            AtomicFile.write(Files.isSymbolicLink(config) ? config.toRealPath() : config, after.text());
            written.add(config);
        }
        for (Path copy : SecretCopies.of(config, stateDir))
            scrub(copy, written);
        if (plan.scrubEnv())
            scrubDotEnv(stateDir.resolve(".env"), written);
        return written;
    }

    private void scrub(Path copy, List<Path> written) throws IOException {
        String text = Files.readString(copy);
        String scrubbed = scrubbed(text);
        if (scrubbed.equals(text))
            return;
        AtomicFile.write(copy, scrubbed);
        written.add(copy);
    }

    /** What cannot be read any more is scrubbed as text. */
    private String scrubbed(String text) {
        try {
            Json5Document document = Json5Document.parse(text);
            for (List<String> path : SecretKeys.plain(document.toTree()).keySet()) {
                SecretRef ref = plan.targets().get(path);
                if (ref != null)
                    document = document.set(path, ref.tree());
            }
            return document.text();
        } catch (Json5Exception e) {
            String scrubbed = text;
            for (String secret : replaced.values())
                scrubbed = scrubbed.replace(secret, "***");
            return scrubbed;
        }
    }

    private void scrubDotEnv(Path file, List<Path> written) throws IOException {
        String text = text(file);
        Set<String> used = plan.targets().values().stream().filter(ref -> ref.source().equals("env")).map(SecretRef::id)
                .collect(Collectors.toSet());
        String kept = text.lines().filter(line -> !goes(line, used)).map(line -> line + "\n").collect(Collectors.joining());
        if (kept.lines().count() == text.lines().count())
            return;
        AtomicFile.write(file, kept);
        written.add(file);
    }

    private boolean goes(String line, Set<String> used) {
        Map<String, @Nullable String> one = new LinkedHashMap<>(ai.openclaw.references.DotEnv.parse(line));
        return one.entrySet().stream().anyMatch(
                entry -> !used.contains(entry.getKey()) && replaced.containsValue(Objects.requireNonNullElse(entry.getValue(), "")));
    }
}
