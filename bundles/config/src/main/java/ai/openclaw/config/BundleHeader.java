package ai.openclaw.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A header of a bundle's manifest: clauses between commas, each a path and attributes between semicolons (OSGi core 3.2.4). */
final class BundleHeader {
    /** The capability by which a bundle says what settings it has. */
    static final String SETTINGS = "openclaw.settings";

    private BundleHeader() {}

    /**
     * A clause of a header.
     *
     * @param attributes by name, directives without their colon
     */
    record Clause(String path, Map<String, String> attributes) {}

    static List<Clause> clauses(String header) {
        List<Clause> clauses = new ArrayList<>();
        for (String clause : split(header, ',')) {
            Map<String, String> attributes = new LinkedHashMap<>();
            List<String> parts = split(clause, ';');
            for (String part : parts.subList(1, parts.size())) {
                int equals = part.indexOf('=');
                if (equals > 0)
                    attributes.put(name(part.substring(0, equals)), unquoted(part.substring(equals + 1).strip()));
            }
            clauses.add(new Clause(parts.getFirst().strip(), attributes));
        }
        return clauses;
    }

    private static String name(String text) {
        int colon = text.indexOf(':');
        return (colon < 0 ? text : text.substring(0, colon)).strip();
    }

    private static String unquoted(String text) {
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"") ? text.substring(1, text.length() - 1) : text;
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"')
                quoted = !quoted;
            else if (c == separator && !quoted) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }
}
