package ai.openclaw.openai;

import java.util.Base64;
import java.util.Locale;

/**
 * What a {@code data:} URL holds (RFC 2397), looked at before it is decoded (security checklist 21).
 *
 * @param mimeType without parameters, in lower case
 * @param base64 the content
 */
public record DataUrl(String mimeType, String base64) {
    private static final String SCHEME = "data:";
    private static final String BASE64 = ";base64";
    private static final int MAX_HEAD = 200;

    /** Whether it is one. */
    public static boolean is(String url) { return url.regionMatches(true, 0, SCHEME, 0, SCHEME.length()); }

    /**
     * Reads one.
     *
     * @param what it is for, in messages
     */
    public static DataUrl read(String url, String param, String what) {
        int comma = url.indexOf(',');
        if (comma < 0 || comma > MAX_HEAD)
            throw ApiError.invalid(param, param + ": " + what + " is no data URL of the form data:<type>;base64,<content>");
        String head = url.substring(SCHEME.length(), comma).toLowerCase(Locale.ROOT);
        if (!head.endsWith(BASE64))
            throw ApiError.invalid(param, param + ": " + what + " must be in base64: data:<type>;base64,<content>");
        String type = head.substring(0, head.length() - BASE64.length());
        int parameters = type.indexOf(';');
        return new DataUrl(parameters < 0 ? type : type.substring(0, parameters), url.substring(comma + 1));
    }

    /** How many bytes it is, by the length of its text. */
    public long size() { return base64.length() / 4L * 3; }

    /** The content, or 400. */
    public byte[] decoded(String param, String what) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw ApiError.invalid(param, param + ": " + what + " is no base64");
        }
    }
}
