package ai.openclaw.endpoint;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The path of a file within a folder, from the path of a request (security checklist 22). It is decoded once and strictly. What is left may
 * hold no way up, nothing hidden, no separator, drive or stream of any system, and no character that looks or becomes like one.
 */
public final class AssetPath {
    private static final int LONGEST = 1024;
    private static final int LONGEST_NAME = 255;
    private static final int DEEPEST = 16;
    /** Besides letters and digits of any script. */
    private static final String ALLOWED = " -_.~@+,()!=";

    private AssetPath() {}

    /**
     * The names behind a prefix with slashes between them; {@code index.html} is added behind a slash at the end.
     *
     * @param encoded as it came in the request line, without the slash before the first name
     * @return empty for what can be no file of ours
     */
    public static Optional<String> of(String encoded) {
        if (encoded.length() > LONGEST)
            return Optional.empty();
        Optional<String> path = decoded(encoded).map(text -> text.isEmpty() || text.endsWith("/") ? text + "index.html" : text);
        return path.filter(AssetPath::harmless);
    }

    private static boolean harmless(String path) {
        String[] names = path.split("/", -1);
        if (names.length > DEEPEST || !Normalizer.normalize(path, Normalizer.Form.NFKC).equals(path))
            return false;
        for (String name : names)
            if (!plain(name))
                return false;
        return true;
    }

    /** Windows drops dots and blanks at the end of a name; a leading dot hides a file. */
    private static boolean plain(String name) {
        return !name.isEmpty() && !name.startsWith(".") && !name.endsWith(".") && name.equals(name.strip())
                && name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME
                && name.codePoints().allMatch(point -> Character.isLetterOrDigit(point) || mark(point) || ALLOWED.indexOf(point) >= 0);
    }

    private static boolean mark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static Optional<String> decoded(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c != '%') {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            } else if (i + 2 < encoded.length() && HexFormat.isHexDigit(encoded.charAt(i + 1))
                    && HexFormat.isHexDigit(encoded.charAt(i + 2))) {
                int octet = HexFormat.fromHexDigits(encoded, i + 1, i + 3);
                if (octet == '/')
                    return Optional.empty();
                bytes.write(octet);
                i += 2;
            } else {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
