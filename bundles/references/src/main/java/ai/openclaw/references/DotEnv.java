package ai.openclaw.references;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The variables of a {@code .env} file: {@code NAME=value} or {@code export NAME=value} lines, values perhaps in quotes. */
public final class DotEnv {
    private DotEnv() {}

    /** Empty when the file is missing or cannot be read. */
    public static Map<String, String> read(Path file) {
        try {
            return Files.exists(file) ? parse(Files.readString(file)) : Map.of();
        } catch (IOException e) {
            return Map.of();
        }
    }

    public static Map<String, String> parse(String text) {
        Map<String, String> variables = new HashMap<>();
        text.lines().forEach(raw -> {
            String line = raw.strip();
            int equals = line.indexOf('=');
            if (equals < 1 || line.startsWith("#"))
                return;
            String name = line.substring(0, equals).strip();
            name = name.startsWith("export ") ? name.substring(7).strip() : name;
            variables.put(name, value(line.substring(equals + 1).strip()));
        });
        return variables;
    }

    private static String value(String text) {
        char quote = text.isEmpty() ? ' ' : text.charAt(0);
        int close = quote == '"' || quote == '\'' || quote == '`' ? text.indexOf(quote, 1) : -1;
        if (close > 0)
            return quote == '"' ? text.substring(1, close).replace("\\n", "\n").replace("\\r", "\r") : text.substring(1, close);
        int comment = text.startsWith("#") ? 0 : text.indexOf(" #");
        return comment < 0 ? text : text.substring(0, comment).strip();
    }
}
