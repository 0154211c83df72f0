package ai.openclaw.json5;

import org.jspecify.annotations.Nullable;

/** JSON5 text as JSON in JDK types, for the command line, which reads the configuration without a gateway. */
public final class Json5 {
    private Json5() {}

    /**
     * Reads a text of JSON5 1.0.
     *
     * @throws IllegalArgumentException with line and column when it is none
     */
    public static @Nullable Object parse(String text) {
        try {
            return Json5Document.parse(text).toTree();
        } catch (Json5Exception e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
