package ai.openclaw.config;

import ai.openclaw.api.ConfigDocument.Manner;
import ai.openclaw.api.ConfigDocument.Notice;
import ai.openclaw.api.ConfigDocument.Outcome;
import ai.openclaw.api.ConfigDocument.Proposal;
import ai.openclaw.api.ConfigDocument.Restart;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.JsonText;
import ai.openclaw.json5.Json5Document;
import ai.openclaw.json5.Json5Exception;
import ai.openclaw.json5.Json;
import ai.openclaw.schema.KeyDefaults;
import ai.openclaw.schema.SchemaIssue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns texts that clients send into edits of the file; what breaks a rule is refused before anything is written (contract section 14.1). */
final class ConfigChanges {
    static final String ROLLBACK = "config.rollback";
    private static final Duration RESTART_DELAY = Duration.ofSeconds(2);
    private static final String RETRY = "; re-run config.get and retry";
    private final ConfigFile file;
    private final ConfigLoader loader;
    private final ConfigRules rules;
    private final StartCheck check;
    private final LastTouched stamp;
    private final BinaryOperator<Snapshot> secrets;
    private final ProposedText texts;

    /** @param secrets looks up those of a snapshot that the one in force has not got */
    ConfigChanges(ConfigFile file, ConfigLoader loader, ConfigRules rules, StartCheck check, LastTouched stamp,
            BinaryOperator<Snapshot> secrets) {
        this.file = file;
        this.loader = loader;
        this.rules = rules;
        this.check = check;
        this.stamp = stamp;
        this.secrets = secrets;
        texts = new ProposedText(loader, () -> rules.schema().root());
    }

    Path path() { return file.path(); }

    /**
     * A change that may be made.
     *
     * @param before the hash of the file that it was made of
     * @param text the new file
     * @param changes whether it is another text than before
     * @param next what will be in force
     * @param stamped whether it is noted in the file when it was written
     * @param by the method that makes the change
     */
    record Draft(String before, String text, boolean changes, FileTrees trees, Snapshot next, int edits, boolean stamped, String by) {
        /** The same change, made by another method. */
        Draft by(String other) {
            return new Draft(before, text, changes, trees, next, edits, stamped, other);
        }
    }

    /** @param current what is in force now: a secret that it lacks as well need not be there */
    Draft draft(Proposal proposal, boolean hashNeeded, Snapshot current) {
        try {
            byte[] before = file.read().orElse(new byte[0]);
            checkHash(proposal, before, hashNeeded);
            return draft(proposal, before, current);
        } catch (ConfigException e) {
            throw GatewayException.invalid(file.path() + " cannot be changed: " + e.text() + repair(proposal.manner(), e));
        }
    }

    private static String repair(Manner manner, ConfigException broken) {
        return manner != Manner.EDIT
                ? ""
                : (broken.place().isEmpty() ? "" : "\n" + broken.place())
                        + "\nOpen it with: openclaw config edit; or put back a copy with: openclaw config rollback";
    }

    private static void checkHash(Proposal proposal, byte[] before, boolean needed) {
        Optional<String> hash = proposal.baseHash().filter(text -> !text.isBlank());
        if (hash.isEmpty() && before.length > 0 && needed && proposal.manner() != Manner.EDIT)
            throw GatewayException.invalid("config base hash required" + RETRY);
        if (hash.isPresent() && !hash.get().equals(Hashes.sha256(before)))
            throw GatewayException.invalid("config changed since last load" + RETRY);
    }

    private Draft draft(Proposal proposal, byte[] before, Snapshot current) throws ConfigException {
        Optional<FileTrees> old = texts.old(before, proposal.manner());
        ProposedText.Wanted wanted = texts.of(proposal, old);
        Map<String, @Nullable Object> tree = Json.object(wanted.tree());
        FileTrees trees = loader.trees("", tree, tree);
        Snapshot next = loader.snapshot(tree);
        List<SchemaIssue> issues = rules.check(trees.resolved(), next.tree());
        Optional<Snapshot> former = byHand(proposal.manner()) ? old.map(known -> loader.snapshot(known.expanded())) : Optional.empty();
        refuse(former.isEmpty() ? issues : ConfigRules.added(issues, rules.check(old.get().resolved(), former.get().tree())));
        refuseSecrets(secrets.apply(next, current), current);
        Optional<String> reason = refusal(next);
        if (reason.isPresent() && !former.map(this::refusal).equals(Optional.of(reason)))
            throw GatewayException.invalid("invalid config: " + reason.get().lines().findFirst().orElse(""));
        int edits = old.map(known -> Difference.paths(known.expanded(), tree).size()).orElse(1);
        boolean changes = !wanted.text().equals(new String(before, StandardCharsets.UTF_8));
        return new Draft(Hashes.sha256(before), wanted.text(), changes, trees, next, edits, proposal.manner() != Manner.TEXT,
                name(proposal.manner()));
    }

    /** A person repairs a file step by step, so what was wrong before may still be; a program's text has to be right. */
    private static boolean byHand(Manner manner) {
        return manner == Manner.EDIT || manner == Manner.TEXT;
    }

    private Optional<String> refusal(Snapshot snapshot) { return check.mode(snapshot).or(() -> check.access(snapshot)); }

    static void refuse(List<SchemaIssue> issues) {
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

    /** A text that somebody wrote stays as it is; where places of it were changed, it says when and by which version. */
    void write(Draft draft) {
        try {
            String text = draft.stamped() ? stamp.in(Json5Document.parse(draft.text())).text() : draft.text();
            write(draft.before(), text.getBytes(StandardCharsets.UTF_8), draft.edits(), draft.by());
        } catch (Json5Exception e) {
            throw new IllegalStateException("an edit made the text unreadable", e);
        }
    }

    /** The method that makes such changes. */
    static String name(Manner manner) {
        return switch (manner) {
            case SET -> "config.set";
            case PATCH -> "config.patch";
            case APPLY -> "config.apply";
            case EDIT, TEXT -> "config.edit";
        };
    }

    /** The proposal to replace the file, as it is now, by these bytes. */
    Proposal replacement(byte[] bytes) {
        try {
            String before = Hashes.sha256(file.read().orElse(new byte[0]));
            return new Proposal(Manner.TEXT, new String(bytes, StandardCharsets.UTF_8), Optional.of(before), Optional.empty(),
                    Optional.empty(), RESTART_DELAY);
        } catch (ConfigException e) {
            throw GatewayException.invalid(file.path() + " cannot be changed: " + e.text());
        }
    }

    /** The draft of a replacement by exactly these bytes. */
    Draft rollback(Proposal replacement, byte[] bytes, Snapshot current) {
        if (!Arrays.equals(replacement.raw().getBytes(StandardCharsets.UTF_8), bytes))
            throw GatewayException.invalid("invalid config: <root>: the copy is no UTF-8 text");
        return draft(replacement, true, current).by(ROLLBACK);
    }

    /** Writes what was refused, when that is asked for. */
    Outcome forced(Proposal proposal, byte[] bytes, GatewayException refusal, boolean force) {
        if (!force)
            throw refusal;
        write(proposal.baseHash().orElse(""), bytes, 1, ROLLBACK);
        return new Outcome(JsonText.Raw.of(Map.of()), List.of(), new Restart(false, 0, false, 0), new Notice(file.path(), Map.of()));
    }

    /**
     * Writes without a check.
     *
     * @param before the hash of what the file holds now
     */
    void write(String before, byte[] bytes, int edits, String by) {
        try {
            file.write(before, bytes, edits, by);
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
