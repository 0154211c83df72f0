package ai.openclaw.secrets;

import ai.openclaw.api.SecretAnswer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The value that a JSON pointer names (RFC 6901). */
final class JsonPointer {
    private JsonPointer() {}

    /** A value that is no text is found empty, for it cannot be a secret. */
    static SecretAnswer find(@Nullable Object tree, String pointer) {
        Object value = tree;
        for (String raw : pointer.substring(1).split("/", -1)) {
            String segment = raw.replace("~1", "/").replace("~0", "~");
            if (!(value instanceof Map<?, ?> map && map.containsKey(segment))
                    && !(value instanceof List<?> list && index(list, segment) >= 0))
                return SecretAnswer.missing("JSON pointer segment \"" + segment + "\" does not exist.");
            value = value instanceof Map<?, ?> map ? map.get(segment) : ((List<?>) value).get(index((List<?>) value, segment));
        }
        return SecretAnswer.found(value instanceof String text ? text : "");
    }

    private static int index(List<?> list, String segment) {
        if (!segment.matches("0|[1-9][0-9]{0,8}"))
            return -1;
        int index = Integer.parseInt(segment);
        return index < list.size() ? index : -1;
    }
}
