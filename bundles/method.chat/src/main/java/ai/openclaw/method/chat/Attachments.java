package ai.openclaw.method.chat;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Image;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The pictures that come with a message (contract section 8.4). Their size is looked at before they are decoded. */
final class Attachments {
    /** Bytes of one picture. */
    static final int MAX_BYTES = 5_000_000;
    private static final int MAX_COUNT = 4;
    private static final Pattern DATA_URL = Pattern.compile("^data:[^,]{0,100};base64,", Pattern.CASE_INSENSITIVE);
    private static final Pattern MIME_TYPE = Pattern.compile("image/[a-z0-9.+-]{1,40}");

    private Attachments() {}

    /** @throws GatewayException {@code INVALID_REQUEST} that names the attachment and what is wrong with it */
    static List<Image> images(List<Object> attachments) {
        if (attachments.size() > MAX_COUNT)
            throw GatewayException.invalid("Error: " + attachments.size() + " attachments; send " + MAX_COUNT + " at most");
        List<Image> images = new ArrayList<>();
        for (Object attachment : attachments)
            images.add(image(attachment instanceof Map<?, ?> map ? map : Map.of()));
        return images;
    }

    private static Image image(Map<?, ?> attachment) {
        String name = text(attachment, "fileName").or(() -> text(attachment, "type")).orElse("attachment");
        String content = text(attachment, "content")
                .orElseThrow(() -> GatewayException.invalid("Error: attachment " + name + ": content must be base64 string"));
        String base64 = DATA_URL.matcher(content.strip()).replaceFirst("");
        if ((long) base64.length() * 3 / 4 > MAX_BYTES)
            throw GatewayException.invalid("Error: attachment " + name + ": exceeds size limit (" + (long) base64.length() * 3 / 4 + " > "
                    + MAX_BYTES + " bytes)");
        String mimeType = text(attachment, "mimeType").orElse("image/png");
        decodable(name, base64);
        if (!MIME_TYPE.matcher(mimeType).matches())
            throw GatewayException.invalid("Error: attachment " + name + ": " + mimeType + " is not understood; send a picture or text");
        return new Image(mimeType, base64);
    }

    private static void decodable(String name, String base64) {
        try {
            if (Base64.getDecoder().decode(base64).length > 0)
                return;
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw GatewayException.invalid("Error: attachment " + name + ": invalid base64 content");
    }

    private static Optional<String> text(Map<?, ?> attachment, String field) {
        return attachment.get(field) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }
}
