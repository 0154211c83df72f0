package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds the node that a person means: by its id, its name, its address, or the beginning of its id. */
final class NodePick {
    private static final int SHORT = 12;
    private static final int LEAST_BEGINNING = 4;

    private NodePick() {}

    /** Enough of an id to name it. */
    static String shortId(JsonNode node) {
        String id = node.path("nodeId").asText();
        return id.length() > 2 * SHORT ? id.substring(0, SHORT) : id;
    }

    /** @throws CliException when none or several are meant */
    static JsonNode of(JsonNode list, String meant) {
        String words = meant.strip().toLowerCase(Locale.ROOT);
        List<Predicate<JsonNode>> ways = List.of(node -> text(node, "nodeId").equals(words),
                node -> text(node, "displayName").equals(words), node -> text(node, "remoteIp").equals(words),
                node -> words.length() >= LEAST_BEGINNING && text(node, "nodeId").startsWith(words));
        for (Predicate<JsonNode> way : ways) {
            List<JsonNode> found = new ArrayList<>();
            list.path("nodes").forEach(node -> {
                if (way.test(node))
                    found.add(node);
            });
            if (found.size() > 1)
                throw new CliException("Several nodes are \"" + meant + "\": " + names(found) + "; give more of the id.");
            if (!found.isEmpty())
                return found.getFirst();
        }
        List<JsonNode> all = new ArrayList<>();
        list.path("nodes").forEach(all::add);
        throw new CliException("There is no node \"" + meant + "\"; " + (all.isEmpty() ? "none is known." : "there is: " + names(all)));
    }

    private static String names(List<JsonNode> nodes) {
        return nodes.stream().map(node -> node.path("displayName").asText("") + " (" + shortId(node) + ")")
                .collect(Collectors.joining(", "));
    }

    private static String text(JsonNode node, String key) { return node.path(key).asText("").toLowerCase(Locale.ROOT); }
}
