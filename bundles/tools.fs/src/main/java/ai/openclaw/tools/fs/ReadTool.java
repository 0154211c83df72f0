package ai.openclaw.tools.fs;

import ai.openclaw.api.Default;
import ai.openclaw.api.Describe;
import ai.openclaw.api.NotEmpty;
import ai.openclaw.api.Range;
import ai.openclaw.api.ToolResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Shows a file: lines of text, or a picture. */
final class ReadTool {
    static final String DESCRIPTION = "Reads a file: text by lines, or a picture (png, jpeg, gif, webp). Long files are shown in parts.";
    private static final int PROBE = 8192;

    /** Arguments of {@code read}. */
    record Params(@Describe("The file, relative to the workspace.") @NotEmpty String path,
            @Describe("The first line to show, counted from 1.") @Default("1") @Range(min = 1) int offset,
            @Describe("How many lines to show.") @Default("2000") @Range(min = 1, max = 100_000) int limit) {}

    private ReadTool() {}

    static ToolResult run(Params params, WorkFiles files) {
        Path path = files.reach().find(params.path());
        return files.open(path, (in, attributes) -> {
            byte[] first = in.readNBytes(PROBE);
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(first), in);
            Optional<String> picture = Picture.type(first);
            return picture.isPresent()
                    ? Picture.of(params.path(), picture.get(), whole, attributes.size())
                    : text(params, files, path, first, whole);
        });
    }

    private static ToolResult text(Params params, WorkFiles files, Path path, byte[] first, InputStream whole) throws IOException {
        if (binary(first))
            return ToolResult.failed("\"" + PathText.shown(params.path()) + "\" is a binary file (" + Picture.kind(first)
                    + "); look at it with a program through exec");
        MessageDigest digest = Stamp.digest();
        LineWindow window = LineWindow.read(new DigestInputStream(whole, digest), params.offset(), params.limit());
        files.saw(path, new Stamp(window.size(), 0, HexFormat.of().formatHex(digest.digest())));
        if (params.offset() > 1 && params.offset() > window.total())
            return ToolResult.failed("\"" + PathText.shown(params.path()) + "\" has " + window.total() + " lines; offset " + params.offset()
                    + " is behind its end");
        return new ToolResult(window.text() + note(window), false, details(params, files, path, window))
                .meta("from " + PathText.shown(params.path()));
    }

    private static String note(LineWindow window) {
        if (window.size() == 0)
            return "(the file is empty)";
        if (window.cutLine())
            return "\n[line " + window.last() + " is longer than " + LineWindow.LARGEST / 1024
                    + " KB; this is its beginning. Use exec, for example cut or sed, for more]";
        long left = window.total() - window.last();
        return left <= 0 ? "" : "\n[" + left + " more lines; go on with offset " + (window.last() + 1) + "]";
    }

    private static Map<String, Object> details(Params params, WorkFiles files, Path path, LineWindow window) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("path", files.reach().shown(path));
        details.put("firstLine", params.offset());
        details.put("lastLine", window.last());
        details.put("totalLines", window.total());
        details.put("bytes", window.size());
        return details;
    }

    private static boolean binary(byte[] first) {
        for (byte b : first)
            if (b == 0)
                return true;
        return false;
    }
}
