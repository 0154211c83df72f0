package ai.openclaw.model.anthropic;

import ai.openclaw.api.Image;
import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.ModelRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The conversation as turns that alternate, as the messages API wants it: what tools answered is said by the person. For one use. */
final class MessageTurns {
    /** Before the data of a thought that the server encrypted. */
    static final String REDACTED = "redacted_thinking:";
    private static final String BLOCKS = "content";
    private final List<Map<String, Object>> turns = new ArrayList<>();
    private final Set<String> open = new LinkedHashSet<>();

    List<Map<String, Object>> of(ModelRequest request) {
        for (ModelMessage message : request.messages()) {
            if (!(message instanceof ModelMessage.Result))
                closeCalls();
            switch (message) {
                case ModelMessage.User user -> add("user", content(user.text(), user.images()));
                case ModelMessage.Assistant assistant -> add("assistant", assistant(assistant));
                case ModelMessage.Result result -> {
                    open.remove(id(result.callId()));
                    add("user", List.of(result(result)));
                }
            }
        }
        closeCalls();
        return turns;
    }

    /** The blocks of a turn. */
    @SuppressWarnings("unchecked") // put there below
    static List<Map<String, Object>> blocks(Map<String, Object> turn) {
        return (List<Map<String, Object>>) turn.getOrDefault(BLOCKS, List.of());
    }

    private void add(String role, List<Map<String, Object>> blocks) {
        if (blocks.isEmpty())
            return;
        if (turns.isEmpty() || !role.equals(turns.getLast().get("role"))) {
            Map<String, Object> turn = new LinkedHashMap<>();
            turn.put("role", role);
            turn.put(BLOCKS, new ArrayList<Map<String, Object>>());
            turns.add(turn);
        }
        blocks(turns.getLast()).addAll(blocks);
    }

    /** A call that was interrupted has no result, and the server refuses a call without one. */
    private void closeCalls() {
        for (String id : open)
            add("user", List.of(result(new ModelMessage.Result(id, "", "No result provided", true))));
        open.clear();
    }

    private List<Map<String, Object>> assistant(ModelMessage.Assistant assistant) {
        List<Map<String, Object>> blocks = new ArrayList<>();
        if (assistant.text().isEmpty() && assistant.calls().isEmpty())
            return blocks;
        for (ModelMessage.Thought thought : assistant.thoughts())
            thought(thought, blocks);
        if (!assistant.text().isBlank())
            blocks.add(MessagesBody.text(assistant.text()));
        for (ModelMessage.Call call : assistant.calls()) {
            open.add(id(call.id()));
            Map<String, Object> block = block("tool_use");
            block.put("id", id(call.id()));
            block.put("name", call.tool());
            block.put("input", call.arguments());
            blocks.add(block);
        }
        return blocks;
    }

    /** Only what this API signed goes back: it refuses what others thought. */
    private static void thought(ModelMessage.Thought thought, List<Map<String, Object>> blocks) {
        String signature = thought.signature();
        if (signature.startsWith(REDACTED)) {
            Map<String, Object> block = block("redacted_thinking");
            block.put("data", signature.substring(REDACTED.length()));
            blocks.add(block);
        } else if (signature.length() >= 32 && !signature.startsWith("{")) {
            Map<String, Object> block = block("thinking");
            block.put("thinking", thought.text());
            block.put("signature", signature);
            blocks.add(block);
        }
    }

    private static Map<String, Object> result(ModelMessage.Result result) {
        Map<String, Object> block = block("tool_result");
        block.put("tool_use_id", id(result.callId()));
        block.put(BLOCKS, result.images().isEmpty() ? result.text() : content(result.text(), result.images()));
        if (result.error())
            block.put("is_error", true);
        return block;
    }

    private static List<Map<String, Object>> content(String text, List<Image> images) {
        List<Map<String, Object>> blocks = new ArrayList<>();
        for (Image image : images) {
            Map<String, Object> source = block("base64");
            source.put("media_type", image.mimeType());
            source.put("data", image.data());
            Map<String, Object> block = block("image");
            block.put("source", source);
            blocks.add(block);
        }
        if (!text.isBlank() || images.isEmpty())
            blocks.add(MessagesBody.text(text.isBlank() ? "(empty)" : text)); // an empty block is refused
        return blocks;
    }

    private static Map<String, Object> block(String type) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("type", type);
        return block;
    }

    /** Ids of other providers may have what this one refuses. */
    private static String id(String id) {
        return id.replaceAll("[^A-Za-z0-9_-]", "_");
    }
}
