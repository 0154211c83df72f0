package ai.openclaw.modelhttp;

import ai.openclaw.api.JsonText;
import ai.openclaw.api.ModelEvent;
import java.util.LinkedHashMap;
import java.util.Map;

/** A tool call that is still coming in. For one thread. */
public final class CallParts {
    private final StringBuilder id = new StringBuilder();
    private final StringBuilder tool = new StringBuilder();
    private final StringBuilder arguments = new StringBuilder();

    /** The id counts once, however often it is told. */
    public void id(String text) {
        if (id.isEmpty())
            id.append(text);
    }

    public void tool(String piece) { tool.append(piece); }

    public void arguments(String piece) { arguments.append(piece); }

    /** Replaces the pieces by the whole, for servers that send both. */
    public void allArguments(String text) {
        arguments.setLength(0);
        arguments.append(text);
    }

    /** The call, or what came of it when its arguments are no JSON object. */
    public ModelEvent event(String idWithoutOne) {
        String text = arguments.toString();
        String known = id.isEmpty() ? idWithoutOne : id.toString();
        if (text.isBlank())
            return new ModelEvent.ToolCall(known, tool.toString(), Map.of());
        try {
            if (JsonText.parse(text) instanceof Map<?, ?> map) {
                Map<String, Object> object = new LinkedHashMap<>();
                map.forEach((key, value) -> object.put(String.valueOf(key), value));
                return new ModelEvent.ToolCall(known, tool.toString(), object);
            }
        } catch (IllegalArgumentException e) {
            // told by the event
        }
        return new ModelEvent.BrokenCall(known, tool.toString(), text);
    }
}
