package ai.openclaw.http.tools;

import ai.openclaw.api.Image;
import ai.openclaw.api.ToolResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The bodies of answers (contract section 16). */
final class Answer {
    private Answer() {}

    static Map<String, Object> of(ToolResult result) {
        List<Object> content = new ArrayList<>();
        content.add(ordered("type", "text", "text", result.text()));
        for (Image image : result.images())
            content.add(ordered("type", "image", "data", image.data(), "mimeType", image.mimeType()));
        return ordered("ok", true, "result", ordered("content", content, "details", result.details()));
    }

    static Map<String, Object> error(String type, String message) {
        return ordered("ok", false, "error", ordered("type", type, "message", message));
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2)
            map.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        return map;
    }
}
