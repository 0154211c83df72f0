package ai.openclaw.modelhttp;

import ai.openclaw.api.ModelEvent;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Puts the pieces of one answer together: text and thinking go on at once, tool calls when they are whole. For one thread. */
public interface AnswerParts {
    /** Takes a piece and says what can be told of it already. */
    List<ModelEvent> take(JsonNode piece);

    /** Whether the server has said why the answer ends. */
    boolean finished();

    /** Whether nothing more is to come, so that the end of the connection's response need not be waited for. */
    default boolean complete() {
        return false;
    }

    /** What is left to tell, and the end. */
    List<ModelEvent> end();

    /** The error that a piece is about. */
    default Optional<JsonNode> error(JsonNode piece) {
        JsonNode error = piece.path("error");
        return error.isObject() || error.isTextual() ? Optional.of(error) : Optional.empty();
    }

    /** A text field that has something in it. */
    static Optional<String> text(JsonNode node, String field) {
        return Optional.of(node.path(field)).filter(JsonNode::isTextual).map(JsonNode::textValue).filter(text -> !text.isEmpty());
    }
}
