package ai.openclaw.approvals;

import ai.openclaw.api.JsonText;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** JSON over several lines, for a file that people read and edit. */
final class JsonLayout {
    private JsonLayout() {}

    static String of(Object value) { return text(value, "\n") + "\n"; }

    private static String text(Object value, String newline) {
        String deeper = newline + "  ";
        if (value instanceof Map<?, ?> map && !map.isEmpty())
            return map.entrySet().stream()
                    .map(entry -> JsonText.write(String.valueOf(entry.getKey())) + ": " + text(entry.getValue(), deeper))
                    .collect(Collectors.joining("," + deeper, "{" + deeper, newline + "}"));
        if (value instanceof List<?> list && !list.isEmpty())
            return list.stream().map(one -> text(one, deeper)).collect(Collectors.joining("," + deeper, "[" + deeper, newline + "]"));
        return JsonText.write(value);
    }
}
