package ai.openclaw.openai;

import ai.openclaw.api.Image;
import ai.openclaw.api.RemoteFiles.RemoteFile;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The pictures of one request, which count together; those that were fetched are checked as those that came along (security checklist 21). */
public final class Pictures {
    /** Stands for a picture that was not fetched yet, in a request that is read again. */
    private static final Image MISSING = new Image("", "");
    private static final Map<String, String> MARKS = new LinkedHashMap<>();
    static {
        MARKS.put("image/png", "\u0089PNG\r\n\u001a\n");
        MARKS.put("image/jpeg", "\u00ff\u00d8\u00ff");
        MARKS.put("image/gif", "GIF8");
    }
    private final ImageSettings settings;
    private final int maxParts;
    private final long maxTotalBytes;
    private final AddressRules addresses;
    private final Errands errands;
    private int count;
    private long total;

    public Pictures(ImageSettings settings, int maxParts, long maxTotalBytes, AddressRules addresses, Errands errands) {
        this.settings = settings;
        this.maxParts = maxParts;
        this.maxTotalBytes = maxTotalBytes;
        this.addresses = addresses;
        this.errands = errands;
    }

    /** Takes one more, or refuses it with 400. */
    public Image take(String url, String param) {
        if (++count > maxParts)
            throw ApiError.invalid(param, "There are more than " + maxParts + " pictures in the request.");
        if (DataUrl.is(url))
            return brought(DataUrl.read(url, param, "the picture"), param);
        return errands.file(url, param, addresses).map(file -> fetched(file, param)).orElse(MISSING);
    }

    private Image brought(DataUrl picture, String param) {
        admit(picture.mimeType(), picture.size(), param);
        compare(picture.mimeType(), picture.decoded(param, "the picture"), param);
        return new Image(picture.mimeType(), picture.base64());
    }

    /** Servers are wrong about types; what counts is what the picture is, if that can be seen. */
    private Image fetched(RemoteFile file, String param) {
        String type = seen(file.content()).orElse(file.mimeType());
        admit(type, file.content().length, param);
        compare(type, file.content(), param);
        return new Image(type, Base64.getEncoder().encodeToString(file.content()));
    }

    private void admit(String mimeType, long size, String param) {
        if (!settings.allowedMimes().contains(mimeType))
            throw ApiError.invalid(param,
                    param + ": pictures of type \"" + mimeType + "\" are not taken, but " + String.join(", ", settings.allowedMimes()));
        total += size;
        if (size > settings.maxBytes())
            throw ApiError.invalid(param, param + ": the picture is bigger than " + settings.maxBytes() + " bytes");
        if (total > maxTotalBytes)
            throw ApiError.invalid(param, "The pictures of the request are bigger than " + maxTotalBytes + " bytes together.");
    }

    private static void compare(String mimeType, byte[] bytes, String param) {
        boolean known = MARKS.containsKey(mimeType) || mimeType.equals("image/webp");
        if (bytes.length == 0 || (known && !seen(bytes).equals(Optional.of(mimeType))))
            throw ApiError.invalid(param, param + ": the picture is no " + mimeType);
    }

    /** The type that bytes begin like. */
    private static Optional<String> seen(byte[] bytes) {
        if (begins(bytes, 0, "RIFF") && begins(bytes, 8, "WEBP"))
            return Optional.of("image/webp");
        return MARKS.entrySet().stream().filter(mark -> begins(bytes, 0, mark.getValue())).map(Map.Entry::getKey).findFirst();
    }

    private static boolean begins(byte[] bytes, int from, String mark) {
        return bytes.length >= from + mark.length() && new String(bytes, from, mark.length(), StandardCharsets.ISO_8859_1).equals(mark);
    }
}
