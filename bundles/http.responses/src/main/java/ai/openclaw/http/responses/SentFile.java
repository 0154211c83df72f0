package ai.openclaw.http.responses;

import ai.openclaw.openai.ApiError;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A file as it came from a client or from a server; neither is trusted.
 *
 * @param name without what would end the mark that the file stands in
 * @param mimeType as whoever sent it says
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never changed
record SentFile(String name, String mimeType, byte[] bytes) {
    private static final int MAX_NAME = 200;
    private static final String PDF_MARK = "%PDF-";
    private static final Pattern END = Pattern.compile("</(?=\\s*file\\b)", Pattern.CASE_INSENSITIVE);

    SentFile {
        name = name.isBlank() ? "file" : name.substring(0, Math.min(MAX_NAME, name.length())).replaceAll("[\"<>\\p{Cntrl}]", "_");
    }

    /** Whether its bytes begin as those of a PDF, whatever its type is said to be. */
    boolean isPdf() {
        return bytes.length >= PDF_MARK.length() && new String(bytes, 0, PDF_MARK.length(), StandardCharsets.ISO_8859_1).equals(PDF_MARK);
    }

    /** Its bytes as text, or 400. */
    String text(String param) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw ApiError.invalid(param, param + ": the file is no text in UTF-8");
        }
    }

    /** What is in it, between marks that it cannot end itself. */
    String wrapped(String content) {
        return "<file name=\"" + name + "\">\n" + END.matcher(content).replaceAll("<\\\\/") + "\n</file>";
    }
}
