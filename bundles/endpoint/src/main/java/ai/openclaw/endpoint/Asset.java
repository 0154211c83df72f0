package ai.openclaw.endpoint;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A static file that is open: its length, and a strong tag in quotes that changes with the content (RFC 9110, section 8.8.3). */
public final class Asset implements Closeable {
    private static final int PIECE = 32 << 10;
    private static final int TAG = 22;
    private final long length;
    private final String etag;
    private final byte[] content;
    private final @Nullable SeekableByteChannel channel;

    private Asset(long length, String etag, byte[] content, @Nullable SeekableByteChannel channel) {
        this.length = length;
        this.etag = etag;
        this.content = content;
        this.channel = channel;
    }

    /** One in memory; the array is not changed afterwards. */
    public static Asset of(byte[] content) {
        return new Asset(content.length, tag(content), content, null);
    }

    /**
     * One that is read while it is sent.
     *
     * @param version of the content, such as its time and size, for it is too much to look at
     */
    static Asset of(SeekableByteChannel channel, long length, String version) {
        return new Asset(length, tag(version.getBytes(StandardCharsets.UTF_8)), new byte[0], channel);
    }

    public long length() { return length; }

    public String etag() { return etag; }

    /** The whole content; for files that are known to be small. */
    public byte[] bytes() throws IOException {
        if (channel == null)
            return content;
        var whole = new ByteArrayOutputStream(Math.toIntExact(length));
        writeTo(whole, 0, length);
        return whole.toByteArray();
    }

    /** Writes a part; fails when the file has become shorter meanwhile, so that the client notices. */
    void writeTo(OutputStream out, long from, long count) throws IOException {
        if (channel == null) {
            out.write(content, Math.toIntExact(from), Math.toIntExact(count));
            return;
        }
        channel.position(from);
        ByteBuffer piece = ByteBuffer.allocate((int) Math.min(PIECE, Math.max(count, 1)));
        for (long left = count; left > 0; left -= piece.limit()) {
            piece.clear().limit((int) Math.min(piece.capacity(), left));
            while (piece.hasRemaining())
                if (channel.read(piece) < 0)
                    throw new IOException("the file became shorter while it was sent");
            piece.flip();
            out.write(piece.array(), 0, piece.limit());
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null)
            channel.close();
    }

    private static String tag(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, TAG) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
