package ai.openclaw.tools.image;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Image;
import ai.openclaw.api.Workplace;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A picture that a model can look at, known by its first bytes whatever its name says (security checklist 21). */
final class Picture {
    static final int LARGEST = 5 * 1024 * 1024;
    private static final Pattern DATA = Pattern.compile("(?i)data:[^,]{0,200};base64,");
    private static final Pattern ADDRESS = Pattern.compile("(?i)[a-z][a-z0-9+.-]+:.*", Pattern.DOTALL);

    private Picture() {}

    /** @throws GatewayException for what cannot be had or is no picture, in plain words */
    static Image of(String asked, Workplace place) {
        if (asked.regionMatches(true, 0, "data:", 0, 5))
            return checked("the data URL", decoded(asked));
        String shown = asked.length() > 200 ? asked.substring(0, 200) + "…" : asked;
        if (ADDRESS.matcher(asked).matches() && !asked.toLowerCase(Locale.ROOT).matches("[a-z]:[\\\\/].*"))
            throw GatewayException.invalid("\"" + shown + "\" is an address; fetch it into the workspace first, and give the file");
        return checked("\"" + shown + "\"", WorkspaceFile.read(place, asked, shown));
    }

    private static Image checked(String shown, byte[] bytes) {
        if (bytes.length > LARGEST)
            throw GatewayException.invalid(shown + " is larger than " + LARGEST / 1024 / 1024 + " MB; make it smaller first");
        String type = type(bytes).orElseThrow(() -> GatewayException.invalid(shown + " is no picture (png, jpeg, gif or webp)"));
        return new Image(type, Base64.getEncoder().encodeToString(bytes));
    }

    /** The length is looked at before anything is decoded. */
    private static byte[] decoded(String url) {
        var head = DATA.matcher(url);
        if (!head.lookingAt())
            throw GatewayException.invalid("the data URL must be data:image/…;base64,…");
        if (url.length() - head.end() > LARGEST / 3 * 4 + 8)
            throw GatewayException.invalid("the data URL holds more than " + LARGEST / 1024 / 1024 + " MB");
        try {
            return Base64.getDecoder().decode(url.substring(head.end()).strip());
        } catch (IllegalArgumentException e) {
            throw GatewayException.invalid("the data URL is no base64");
        }
    }

    private static Optional<String> type(byte[] first) {
        String head = new String(first, 0, Math.min(first.length, 16), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u0089PNG\r\n\u001a\n"))
            return Optional.of("image/png");
        if (head.startsWith("\u00ff\u00d8\u00ff"))
            return Optional.of("image/jpeg");
        if (head.startsWith("GIF87a") || head.startsWith("GIF89a"))
            return Optional.of("image/gif");
        return head.startsWith("RIFF") && head.startsWith("WEBP", 8) ? Optional.of("image/webp") : Optional.empty();
    }
}
