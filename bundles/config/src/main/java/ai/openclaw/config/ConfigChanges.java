package ai.openclaw.config;

import ai.openclaw.api.ConfigDocument.Manner;
import ai.openclaw.api.ConfigDocument.Proposal;
import ai.openclaw.api.GatewayException;
import ai.openclaw.json5.Json5Document;
import ai.openclaw.json5.Json5Exception;
import ai.openclaw.json5.Json5Print;
import ai.openclaw.json5.Json;
import ai.openclaw.schema.KeyDefaults;
import ai.openclaw.schema.SchemaIssue;
import ai.openclaw.schema.SchemaWords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns texts that clients send into edits of the file; what breaks a rule is refused before anything is written (contract section 14.1). */
final class ConfigChanges {
    private static final String RETRY = "; re-run config.get and retry";
    private final ConfigFile file;
    private final ConfigLoader loader;
    private final ConfigRules rules;
    private final StartCheck check;
    private final LastTouched stamp;
    private final BinaryOperator<Snapshot> secrets;

    /** @param secrets looks up those of a snapshot that the one in force has not got */
    ConfigChanges(ConfigFile file, ConfigLoader loader, ConfigRules rules, StartCheck check, LastTouched stamp,
            BinaryOperator<Snapshot> secrets) {
        this.file = file;
        this.loader = loader;
        this.rules = rules;
        this.check = check;
        this.stamp = stamp;
        this.secrets = secrets;
    }

    Path path() { return file.path(); }

    /**
     * A change that may be made.
     *
     * @param before the hash of the file that it was made of
     * @param text the new file
     * @param changes whether it is another text than before
     * @param next what will be in force
     */
    record Draft(String before, String text, boolean changes, FileTrees trees, Snapshot next, int edits) {}

    /** @param current what is in force now: a secret that it lacks as well need not be there */
    Draft draft(Proposal proposal, boolean hashNeeded, Snapshot current) {
        try {
            byte[] before = file.read().orElse(new byte[0]);
            checkHash(proposal, before, hashNeeded);
            return draft(proposal, before, current);
        } catch (ConfigException e) {
            throw GatewayException.invalid(file.path() + " cannot be changed: " + e.text());
        }
    }

    private static void checkHash(Proposal proposal, byte[] before, boolean needed) {
        Optional<String> hash = proposal.baseHash().filter(text -> !text.isBlank());
        if (hash.isEmpty() && before.length > 0 && needed)
            throw GatewayException.invalid("config base hash required" + RETRY);
        if (hash.isPresent() && !hash.get().equals(Hashes.sha256(before)))
            throw GatewayException.invalid("config changed since last load" + RETRY);
    }

    private Draft draft(Proposal proposal, byte[] before, Snapshot current) throws ConfigException {
        Object posted = parse(proposal.raw());
        Optional<FileTrees> old = old(before, proposal.manner());
        Object target = target(proposal.manner(), posted, old);
        Map<String, @Nullable Object> tree = Json.object(target);
        FileTrees trees = loader.trees("", tree, tree);
        Snapshot next = loader.snapshot(tree);
        refuse(rules.check(trees.resolved(), next.tree()));
        refuseSecrets(secrets.apply(next, current), current);
        check.mode(next).or(() -> check.access(next)).ifPresent(reason -> {
            throw GatewayException.invalid("invalid config: " + reason.lines().findFirst().orElse(""));
        });
        String text = old.map(known -> edited(known, tree)).orElseGet(() -> Json5Print.print(tree));
        int edits = old.map(known -> Difference.paths(known.expanded(), tree).size()).orElse(1);
        boolean changes = !text.equals(new String(before, StandardCharsets.UTF_8));
        return new Draft(Hashes.sha256(before), text, changes, trees, next, edits);
    }

    private static @Nullable Object parse(String raw) {
        try {
            return Json5Document.parse(raw).toTree();
        } catch (Json5Exception e) {
            throw GatewayException.invalid("SyntaxError: " + e.getMessage());
        }
    }

    /** Empty when there is no file that could be edited; a patch needs one that can be read. */
    private Optional<FileTrees> old(byte[] before, Manner manner) throws ConfigException {
        if (before.length == 0)
            return Optional.empty();
        try {
            return Optional.of(loader.trees(before, new TreeMap<>()));
        } catch (ConfigException e) {
            if (manner == Manner.PATCH)
                throw e;
            return Optional.empty();
        }
    }

    private Object target(Manner manner, @Nullable Object posted, Optional<FileTrees> old) throws ConfigException {
        if (!(posted instanceof Map<?, ?>) && manner == Manner.PATCH)
            throw GatewayException.invalid("config.patch raw must be an object");
        if (!(posted instanceof Map<?, ?>))
            refuse(List.of(SchemaIssue.bad("", "Invalid input: expected object, received " + SchemaWords.kind(posted))));
        Object before = old.map(FileTrees::expanded).orElse(Map.of());
        Object wanted = switch (manner) {
            case SET -> posted;
            case PATCH -> MergePatch.apply(before, posted);
            case APPLY -> loader.expand(Json.object(posted), new HashMap<Path, String>());
        };
        List<SchemaIssue> lost = new ArrayList<>();
        Map<String, @Nullable Object> restored = Json.object(Redaction.restore(wanted, before, "", lost));
        refuse(lost);
        // when and by which version the file was written is ours to say
        Object meta = Json.object(before).get("meta");
        if (meta != null)
            restored.putIfAbsent("meta", meta);
        return restored;
    }

    private static void refuse(List<SchemaIssue> issues) {
        if (issues.isEmpty())
            return;
        String text = issues.stream().map(SchemaIssue::text).collect(Collectors.joining("; "));
        throw GatewayException.invalid("invalid config: " + text).with(Map.of("issues", issues.stream().map(SchemaIssue::tree).toList()));
    }

    /** A reload with a secret that is not there would fail, so such a file is not written. */
    private static void refuseSecrets(Snapshot next, Snapshot current) {
        List<SchemaIssue> issues = next.secrets().failures().entrySet().stream()
                .filter(failure -> !current.secrets().failures().containsKey(failure.getKey()))
                .map(failure -> SchemaIssue.bad(failure.getKey(), failure.getValue())).toList();
        refuse(issues);
    }

    private static String edited(FileTrees old, Object target) {
        try {
            return TreeEdits.apply(Json5Document.parse(old.text()), old.expanded(), target).text();
        } catch (Json5Exception e) {
            throw new IllegalStateException("the file was parsed a moment ago", e);
        }
    }

    void write(Draft draft) {
        try {
            Json5Document document = stamp.in(Json5Document.parse(draft.text()));
            file.write(draft.before(), document.text(), draft.edits());
        } catch (Json5Exception e) {
            throw new IllegalStateException("an edit made the text unreadable", e);
        } catch (ConfigFile.Changed e) {
            throw GatewayException.invalid("config changed since last load" + RETRY);
        } catch (IOException e) {
            throw GatewayException.unavailable(file.path() + " cannot be written: " + e.getMessage());
        }
    }

    /** The configuration of a draft as it is answered: defaults in, secrets masked. */
    Map<String, Object> told(Draft draft) {
        Object masked = new Redaction(rules.schema().root()).mask(KeyDefaults.apply(draft.trees().resolved()));
        Map<String, Object> told = new LinkedHashMap<>();
        Json.object(masked).forEach((key, value) -> {
            if (value != null)
                told.put(key, value);
        });
        return told;
    }
}
