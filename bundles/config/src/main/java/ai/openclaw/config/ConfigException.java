package ai.openclaw.config;

import ai.openclaw.json5.Json5Exception;
import java.nio.file.Path;

/** A configuration that cannot be used as it stands; the message is the contract's (section 1), without secrets. */
final class ConfigException extends Exception {
    private final String place;

    private ConfigException(String message, String place) {
        super(message);
        this.place = place;
    }

    /** A syntax error, with the line that it is on. */
    static ConfigException syntax(Path file, Json5Exception e) {
        return new ConfigException("SyntaxError: " + e.getMessage(),
                file + ":" + e.line() + ":" + e.column() + ": " + SensitiveLine.shown(e.lineText()));
    }

    static ConfigException unreadable(Path file, String message) { return new ConfigException(message, file.toString()); }

    static ConfigException include(String message) { return new ConfigException("ConfigIncludeError: " + message, ""); }

    static ConfigException circular(String chain) {
        return new ConfigException("CircularIncludeError: Circular include detected: " + chain, "");
    }

    String text() { return String.valueOf(getMessage()); }

    /** File, line, column and the line itself as far as they are known. */
    String place() { return place; }
}
