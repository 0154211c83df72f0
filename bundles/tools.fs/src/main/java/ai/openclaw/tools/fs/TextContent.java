package ai.openclaw.tools.fs;

import ai.openclaw.api.GatewayException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A file as text: what stands in it, and how it is stored.
 *
 * @param text without byte order mark, line ends as they are
 * @param mark whether it begins with a byte order mark
 * @param windows whether its lines end in CR LF
 */
record TextContent(String text, boolean mark, boolean windows) {
    private static final String MARK = "\ufeff";

    static TextContent of(String path, byte[] bytes) {
        try {
            String all = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            boolean mark = all.startsWith(MARK);
            String text = mark ? all.substring(1) : all;
            return new TextContent(text, mark, text.contains("\r\n"));
        } catch (CharacterCodingException e) {
            throw GatewayException.invalid("\"" + path + "\" is no UTF-8 text; change it with a program of your own through exec");
        }
    }

    /** These words with the line ends of this file. */
    String fitted(String words) {
        String plain = words.replace("\r\n", "\n");
        return windows ? plain.replace("\n", "\r\n") : plain;
    }

    byte[] bytes(String newText) { return ((mark ? MARK : "") + newText).getBytes(StandardCharsets.UTF_8); }
}
