package ai.openclaw.openai;

import ai.openclaw.api.Image;
import java.nio.charset.StandardCharsets;

/** The pictures of one request, which count together. None is fetched: a picture comes in the request (security checklist 21 and 25). */
public final class Pictures {
    private final ImageSettings settings;
    private final int maxParts;
    private final long maxTotalBytes;
    private int count;
    private long total;

    public Pictures(ImageSettings settings, int maxParts, long maxTotalBytes) {
        this.settings = settings;
        this.maxParts = maxParts;
        this.maxTotalBytes = maxTotalBytes;
    }

    /** Takes one more, or refuses it with 400. */
    public Image take(String url, String param) {
        if (!DataUrl.is(url))
            throw ApiError.invalid(param, param + ": this gateway fetches no pictures; send it as data:<type>;base64,<content>");
        if (++count > maxParts)
            throw ApiError.invalid(param, "There are more than " + maxParts + " pictures in the request.");
        DataUrl picture = DataUrl.read(url, param, "the picture");
        if (!settings.allowedMimes().contains(picture.mimeType()))
            throw ApiError.invalid(param, param + ": pictures of type \"" + picture.mimeType() + "\" are not taken, but "
                    + String.join(", ", settings.allowedMimes()));
        long size = picture.size();
        total += size;
        if (size > settings.maxBytes())
            throw ApiError.invalid(param, param + ": the picture is bigger than " + settings.maxBytes() + " bytes");
        if (total > maxTotalBytes)
            throw ApiError.invalid(param, "The pictures of the request are bigger than " + maxTotalBytes + " bytes together.");
        if (!looksLike(picture.mimeType(), picture.decoded(param, "the picture")))
            throw ApiError.invalid(param, param + ": the picture is no " + picture.mimeType());
        return new Image(picture.mimeType(), picture.base64());
    }

    private static boolean looksLike(String mimeType, byte[] bytes) {
        return switch (mimeType) {
            case "image/png" -> begins(bytes, 0, "\u0089PNG\r\n\u001a\n");
            case "image/jpeg" -> begins(bytes, 0, "\u00ff\u00d8\u00ff");
            case "image/gif" -> begins(bytes, 0, "GIF8");
            case "image/webp" -> begins(bytes, 0, "RIFF") && begins(bytes, 8, "WEBP");
            default -> bytes.length > 0;
        };
    }

    private static boolean begins(byte[] bytes, int from, String mark) {
        return bytes.length >= from + mark.length() && new String(bytes, from, mark.length(), StandardCharsets.ISO_8859_1).equals(mark);
    }
}
