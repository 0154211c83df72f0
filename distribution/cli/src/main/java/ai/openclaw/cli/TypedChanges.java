package ai.openclaw.cli;

import ai.openclaw.json5.Json5;
import ai.openclaw.schema.KeyPath;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes of the configuration as they are typed: a path, and a value that is JSON5 or else plain text. */
final class TypedChanges {
    private final ArrayNode edits = Json.MAPPER.createArrayNode();
    private final boolean strict;

    /** @param strict whether plain text is refused */
    TypedChanges(boolean strict) { this.strict = strict; }

    ArrayNode edits() { return edits; }

    /** @param assignment a path, {@code =}, and a value */
    void assign(String assignment) {
        for (int equals = assignment.indexOf('='); equals > 0; equals = assignment.indexOf('=', equals + 1))
            if (!KeyPath.steps(assignment.substring(0, equals)).isEmpty()) {
                set(assignment.substring(0, equals), assignment.substring(equals + 1));
                return;
            }
        throw new CliException("--set " + assignment + " is no assignment; write it like --set gateway.port=18790", CliException.USAGE);
    }

    void set(String path, String text) {
        JsonNode value = value(path, text);
        if (value.isNull())
            throw new CliException("null is no value; to take " + path + " away: openclaw config unset " + path, CliException.USAGE);
        add(path).set("value", value);
    }

    void unset(String path) { add(path); }

    private com.fasterxml.jackson.databind.node.ObjectNode add(String path) {
        com.fasterxml.jackson.databind.node.ObjectNode edit = edits.addObject();
        steps(path).forEach(edit.putArray("path")::add);
        return edit;
    }

    /** @throws CliException when it is no path */
    static List<String> steps(String path) {
        List<String> steps = KeyPath.steps(path);
        if (steps.isEmpty())
            throw new CliException(
                    "\"" + path + "\" is no path; write it like agents.list[0].model or channels.x.accounts[\"my bot\"].name",
                    CliException.USAGE);
        return steps;
    }

    private JsonNode value(String path, String text) {
        try {
            @Nullable
            Object tree = Json5.parse(text);
            if (!(tree instanceof Double number) || Double.isFinite(number))
                return Json.MAPPER.valueToTree(tree);
        } catch (IllegalArgumentException e) {
            if (strict)
                throw new CliException("the value of " + path + " is no JSON5: " + e.getMessage(), CliException.USAGE);
            return Json.MAPPER.valueToTree(text);
        }
        if (strict)
            throw new CliException("the value of " + path + " has no form in JSON", CliException.USAGE);
        return Json.MAPPER.valueToTree(text);
    }
}
