package ai.openclaw.core;

import ai.openclaw.api.ClientContext;
import ai.openclaw.api.ToolSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** How {@link ClientContext}s stand in the ledger, so that an interrupted run is done again as it was wished. */
final class ClientLetters {
    private ClientLetters() {}

    /** Empty for a client that brought nothing. */
    static Map<String, Object> of(ClientContext client) {
        return Json.of("history", list(client.history().stream().map(StoredMessages::of).toList()), "results",
                list(client.results().stream().map(StoredMessages::of).toList()), "tools",
                list(client.tools().stream().map(ClientLetters::tool).toList()), "toolChoice", client.toolChoice(), "maxTokens",
                client.maxTokens().isPresent() ? client.maxTokens().getAsInt() : null, "model", client.model(), "traceParent",
                client.traceParent());
    }

    private static Optional<List<Map<String, Object>>> list(List<Map<String, Object>> list) {
        return Optional.of(list).filter(some -> !some.isEmpty());
    }

    static ClientContext read(Map<String, Object> tree) {
        if (tree.isEmpty())
            return ClientContext.NONE;
        return new ClientContext(objects(tree, "history").stream().map(StoredMessages::read).toList(),
                objects(tree, "results").stream().map(StoredMessages::result).toList(),
                objects(tree, "tools").stream().map(ClientLetters::tool).toList(), Json.text(tree, "toolChoice"),
                tree.get("maxTokens") instanceof Number number ? OptionalInt.of(number.intValue()) : OptionalInt.empty(),
                Json.text(tree, "model"), Json.text(tree, "traceParent"));
    }

    private static List<Map<String, Object>> objects(Map<String, Object> tree, String name) {
        return Json.array(tree.get(name)).stream().map(Json::object).toList();
    }

    private static Map<String, Object> tool(ToolSpec tool) {
        return Json.of("name", tool.name(), "description", tool.description(), "schema", tool.schema());
    }

    private static ToolSpec tool(Map<String, Object> tree) {
        return new ToolSpec(Json.text(tree, "name").orElse(""), Json.text(tree, "description").orElse(""), Json.object(tree, "schema"));
    }
}
