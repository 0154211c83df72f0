package ai.openclaw.tools.fs;

import ai.openclaw.api.Image;
import ai.openclaw.api.ToolResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pictures that a model can look at, known by their first bytes whatever the file is called. */
final class Picture {
    static final int LARGEST = 5 * 1024 * 1024;

    private Picture() {}

    static Optional<String> type(byte[] first) {
        String head = new String(first, 0, Math.min(first.length, 16), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u0089PNG\r\n\u001a\n"))
            return Optional.of("image/png");
        if (head.startsWith("\u00ff\u00d8\u00ff"))
            return Optional.of("image/jpeg");
        if (head.startsWith("GIF87a") || head.startsWith("GIF89a"))
            return Optional.of("image/gif");
        return head.startsWith("RIFF") && head.startsWith("WEBP", 8) ? Optional.of("image/webp") : Optional.empty();
    }

    /** What else a binary file may be. */
    static String kind(byte[] first) {
        String head = new String(first, 0, Math.min(first.length, 8), StandardCharsets.ISO_8859_1);
        if (head.startsWith("%PDF"))
            return "a PDF document";
        if (head.startsWith("PK\u0003\u0004"))
            return "a zip archive";
        if (head.startsWith("\u001f\u008b"))
            return "compressed by gzip";
        return head.startsWith("\u007fELF") ? "a program" : "no text and no picture";
    }

    static ToolResult of(String path, String type, InputStream in, long size) throws IOException {
        String shown = PathText.shown(path);
        byte[] bytes = size > LARGEST ? new byte[0] : in.readNBytes(LARGEST + 1);
        if (size > LARGEST || bytes.length > LARGEST)
            return ToolResult.failed("the picture \"" + shown + "\" has " + size + " bytes; at most " + LARGEST / 1024 / 1024
                    + " MB can be looked at. Make it smaller through exec first");
        Image image = new Image(type, Base64.getEncoder().encodeToString(bytes));
        return new ToolResult("Picture " + shown + ", " + type + ", " + bytes.length + " bytes", false,
                Map.of("path", path, "mimeType", type, "bytes", bytes.length), List.of(image), "from " + shown);
    }
}
