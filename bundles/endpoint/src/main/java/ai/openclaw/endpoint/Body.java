package ai.openclaw.endpoint;

import ai.openclaw.api.JsonText;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * Reads bodies of requests within limits (security checklist 17). A body that is too big is refused with 413; what is left of it is thrown away
 * as far as {@link #MAX_WASTE}, so that the connection goes on.
 */
public final class Body {
    /** Thrown away of a body that is too big; the connection of a client that sends more ends. */
    static final long MAX_WASTE = 64 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PIECE = 16 << 10;

    private Body() {}

    /**
     * The whole body.
     *
     * @param maxBytes more is refused
     * @throws Refusal 413 for more, 408 when it does not come within a minute, 400 when it breaks off
     */
    public static byte[] bytes(HttpServletRequest request, long maxBytes) {
        try {
            if (request.getContentLengthLong() > maxBytes)
                throw tooBig(request, maxBytes, 0);
            return read(request, maxBytes);
        } catch (IOException e) {
            throw Refusal.invalid("The body could not be read: " + e.getMessage()).header("Connection", "close");
        }
    }

    private static byte[] read(HttpServletRequest request, long maxBytes) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        InputStream in = request.getInputStream();
        ByteArrayOutputStream whole = new ByteArrayOutputStream(Math.clamp(request.getContentLengthLong(), 64, 1 << 20));
        byte[] piece = new byte[PIECE];
        for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
            if (whole.size() + count > maxBytes)
                throw tooBig(request, maxBytes, whole.size());
            whole.write(piece, 0, count);
            if (System.nanoTime() > end)
                throw Refusal.error(408, "timeout", "The body took longer than " + PATIENCE.toSeconds() + " s.").header("Connection",
                        "close");
        }
        return whole.toByteArray();
    }

    private static Refusal tooBig(HttpServletRequest request, long maxBytes, long already) throws IOException {
        Refusal refusal = Refusal.error(413, "payload_too_large", "The body is bigger than " + maxBytes + " bytes.");
        long end = System.nanoTime() + PATIENCE.toNanos();
        long waste = Math.max(already, 0);
        byte[] piece = new byte[PIECE];
        InputStream in = request.getInputStream();
        for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
            waste += count;
            if (waste > MAX_WASTE || System.nanoTime() > end)
                return refusal.header("Connection", "close");
        }
        return refusal;
    }

    /**
     * The body as a JSON object; an empty one, or JSON of another kind, is an empty object.
     *
     * @throws Refusal 400 for what is no JSON, and as {@link #bytes}
     */
    public static Map<String, Object> json(HttpServletRequest request, long maxBytes) { return json(bytes(request, maxBytes)); }

    /** The same for a body that was read already. */
    public static Map<String, Object> json(byte[] body) {
        if (body.length == 0)
            return Map.of();
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            return text.isBlank() ? Map.of() : Tree.object(JsonText.parse(text));
        } catch (CharacterCodingException e) {
            throw Refusal.invalid("The body is no UTF-8.");
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid(String.valueOf(e.getMessage()));
        }
    }
}
