package ai.openclaw.config;

import ai.openclaw.api.ConfigDocument.Manner;
import ai.openclaw.api.ConfigDocument.Proposal;
import ai.openclaw.api.GatewayException;
import ai.openclaw.json5.Json;
import ai.openclaw.json5.Json5Document;
import ai.openclaw.json5.Json5Exception;
import ai.openclaw.json5.Json5Print;
import ai.openclaw.schema.SchemaIssue;
import ai.openclaw.schema.SchemaNode;
import ai.openclaw.schema.SchemaWords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The text that a proposal makes of the file, by the manner in which it is meant. */
final class ProposedText {
    private final ConfigLoader loader;
    private final Supplier<SchemaNode> schema;

    /** @param schema says where a list is meant that is not there yet */
    ProposedText(ConfigLoader loader, Supplier<SchemaNode> schema) {
        this.loader = loader;
        this.schema = schema;
    }

    /** What a proposal comes to: the tree with its includes put in, and the text of the file. */
    record Wanted(Object tree, String text) {}

    Wanted of(Proposal proposal, Optional<FileTrees> old) throws ConfigException {
        Object posted = parse(proposal.raw());
        if (proposal.manner() == Manner.EDIT)
            return edited(old, posted);
        if (proposal.manner() == Manner.TEXT)
            return new Wanted(unmasked(loader.expand(object(posted), new HashMap<Path, String>())), proposal.raw());
        Object tree = target(proposal.manner(), posted, old);
        return new Wanted(tree, old.map(known -> edited(known, tree)).orElseGet(() -> Json5Print.print(tree)));
    }

    private Wanted edited(Optional<FileTrees> old, @Nullable Object changes) {
        try {
            Json5Document document = Json5Document.parse(old.map(FileTrees::text).orElse("{}\n"));
            PathEdits edits = new PathEdits(schema.get(), document, old.map(FileTrees::expanded).orElse(Map.of()));
            edits.apply(changes);
            return new Wanted(edits.expanded(), edits.text());
        } catch (Json5Exception e) {
            throw new IllegalStateException("the file was parsed a moment ago", e);
        }
    }

    /** A text that is taken as it is has nothing that a mask could stand for. */
    private static Object unmasked(Object tree) {
        List<SchemaIssue> lost = new ArrayList<>();
        Redaction.restore(tree, Map.of(), "", lost);
        ConfigChanges.refuse(lost);
        return tree;
    }

    private static @Nullable Object parse(String raw) {
        try {
            return Json5Document.parse(raw).toTree();
        } catch (Json5Exception e) {
            throw GatewayException.invalid("SyntaxError: " + e.getMessage());
        }
    }

    /** Empty when there is no file that could be edited; a patch needs one that can be read. */
    Optional<FileTrees> old(byte[] before, Manner manner) throws ConfigException {
        if (before.length == 0)
            return Optional.empty();
        try {
            return Optional.of(loader.trees(before, new TreeMap<>()));
        } catch (ConfigException e) {
            if (manner == Manner.PATCH || manner == Manner.EDIT)
                throw e;
            return Optional.empty();
        }
    }

    private Object target(Manner manner, @Nullable Object posted, Optional<FileTrees> old) throws ConfigException {
        if (!(posted instanceof Map<?, ?>) && manner == Manner.PATCH)
            throw GatewayException.invalid("config.patch raw must be an object");
        Map<String, @Nullable Object> whole = object(posted);
        Object before = old.map(FileTrees::expanded).orElse(Map.of());
        Object wanted = switch (manner) {
            case SET -> whole;
            case PATCH -> MergePatch.apply(before, whole);
            default -> loader.expand(whole, new HashMap<Path, String>());
        };
        List<SchemaIssue> lost = new ArrayList<>();
        Map<String, @Nullable Object> restored = Json.object(Redaction.restore(wanted, before, "", lost));
        ConfigChanges.refuse(lost);
        // when and by which version the file was written is ours to say
        Object meta = Json.object(before).get("meta");
        if (meta != null)
            restored.putIfAbsent("meta", meta);
        return restored;
    }

    private static Map<String, @Nullable Object> object(@Nullable Object posted) {
        if (!(posted instanceof Map<?, ?>))
            ConfigChanges.refuse(List.of(SchemaIssue.bad("", "Invalid input: expected object, received " + SchemaWords.kind(posted))));
        return Json.object(posted);
    }

    private static String edited(FileTrees old, Object target) {
        try {
            return TreeEdits.apply(Json5Document.parse(old.text()), old.expanded(), target).text();
        } catch (Json5Exception e) {
            throw new IllegalStateException("the file was parsed a moment ago", e);
        }
    }
}
