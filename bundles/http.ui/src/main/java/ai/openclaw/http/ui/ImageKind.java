package ai.openclaw.http.ui;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What kind of picture bytes are, by the signature at their beginning. SVG is none of them: it may hold scripts. */
final class ImageKind {
    private ImageKind() {}

    /** The usual extension of the kind. */
    static Optional<String> of(byte[] content) {
        String head = new String(content, 0, Math.min(content.length, 16), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u0089PNG\r\n\u001a\n"))
            return Optional.of("png");
        if (head.startsWith("\u00ff\u00d8\u00ff"))
            return Optional.of("jpg");
        if (head.startsWith("GIF87a") || head.startsWith("GIF89a"))
            return Optional.of("gif");
        if (head.startsWith("RIFF") && head.startsWith("WEBP", 8))
            return Optional.of("webp");
        return head.startsWith("ftypavif", 4) ? Optional.of("avif") : Optional.empty();
    }
}
