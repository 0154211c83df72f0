package ai.openclaw.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Locale;

/**
 * One thing that an audit of secrets found; never holds a secret.
 *
 * @param path the key within the file; empty for the file itself
 */
record SecretFinding(Code code, Path file, String path, String message) {
    /** What kind of thing. */
    enum Code {
        /** A credential in clear. */
        PLAINTEXT_FOUND,
        /** A reference that stands for nothing. */
        REF_UNRESOLVED,
        /** A reference that something else goes before. */
        REF_SHADOWED,
        /** A file with credentials that others may read. */
        FILE_TOO_OPEN
    }

    ObjectNode json() {
        return Json.object().put("code", code.name()).put("severity", code == Code.REF_SHADOWED ? "warn" : "error")
                .put("file", file.toString()).put("jsonPath", path).put("message", message);
    }

    String kind() { return code.name().toLowerCase(Locale.ROOT).replace('_', ' '); }
}
