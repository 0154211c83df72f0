package ai.openclaw.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** One HTTP/1.1 exchange with an engine (RFC 9112), or the two-way stream that it becomes. Nothing is read ahead of who reads. */
final class EngineConnection implements AutoCloseable {
    private static final int BUFFER = 16 << 10;
    private static final int MAX_HEAD = 32 << 10;
    private static final int MAX_BODY = 16 << 20;

    private final SocketChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).flip();
    private final Map<String, String> headers = new HashMap<>();

    private EngineConnection(SocketChannel channel) { this.channel = channel; }

    static EngineConnection open(EngineAddress address) throws IOException {
        SocketChannel channel = address.socket() instanceof UnixDomainSocketAddress
                ? SocketChannel.open(java.net.StandardProtocolFamily.UNIX)
                : SocketChannel.open();
        try {
            channel.connect(address.socket());
            return new EngineConnection(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** @param stream whether the connection is to become one */
    void send(String method, String path, byte[] json, boolean stream) throws IOException {
        String head = method + " " + path + " HTTP/1.1\r\nHost: engine\r\n"
                + (stream ? "Connection: Upgrade\r\nUpgrade: tcp\r\n" : "Connection: close\r\n")
                + (json.length > 0 ? "Content-Type: application/json\r\n" : "") + "Content-Length: " + json.length + "\r\n\r\n";
        write(head.getBytes(StandardCharsets.US_ASCII), 0, head.length());
        write(json, 0, json.length);
    }

    /** The status of the answer. */
    int status() throws IOException {
        String first = line();
        String[] words = first.split(" ", 3);
        if (words.length < 2 || !words[0].startsWith("HTTP/1.") || !words[1].matches("\\d{3}"))
            throw new IOException("the engine does not speak HTTP: " + first);
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon > 0)
                headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        return Integer.parseInt(words[1]);
    }

    /** The whole body of the answer, at most 16 MB. */
    byte[] body() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding")))
            for (int size = chunk(); size > 0; size = chunk()) {
                copy(body, size);
                line();
            }
        else if (headers.containsKey("content-length"))
            copy(body, Integer.parseInt(headers.getOrDefault("content-length", "0")));
        else
            copyAll(body);
        return body.toByteArray();
    }

    private int chunk() throws IOException { return Integer.parseInt(line().split(";", 2)[0].strip(), 16); }

    private void copyAll(ByteArrayOutputStream body) throws IOException {
        byte[] bytes = new byte[BUFFER];
        for (int count = read(bytes, 0, bytes.length); count >= 0; count = read(bytes, 0, bytes.length))
            append(body, bytes, count);
    }

    private void copy(ByteArrayOutputStream body, int size) throws IOException {
        byte[] bytes = new byte[BUFFER];
        for (int left = size; left > 0;) {
            int count = read(bytes, 0, Math.min(left, bytes.length));
            if (count < 0)
                throw new EOFException("the engine stopped in the middle of its answer");
            append(body, bytes, count);
            left -= count;
        }
    }

    private static void append(ByteArrayOutputStream body, byte[] bytes, int count) throws IOException {
        if (body.size() + count > MAX_BODY)
            throw new IOException("the engine's answer is too long");
        body.write(bytes, 0, count);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(64);
        byte[] one = new byte[1];
        while (true) {
            if (read(one, 0, 1) < 0)
                throw new EOFException("the engine closed the connection");
            if (one[0] == '\n')
                return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
            line.write(one[0]);
            if (line.size() > MAX_HEAD)
                throw new IOException("the engine's answer has no end of its line");
        }
    }

    /** As {@link InputStream#read(byte[], int, int)}. */
    int read(byte[] bytes, int offset, int length) throws IOException {
        if (!buffer.hasRemaining()) {
            buffer.clear();
            int count = channel.read(buffer);
            buffer.flip();
            if (count < 0)
                return -1;
        }
        int count = Math.min(length, buffer.remaining());
        buffer.get(bytes, offset, count);
        return count;
    }

    void write(byte[] bytes, int offset, int length) throws IOException {
        ByteBuffer source = ByteBuffer.wrap(bytes, offset, length);
        while (source.hasRemaining())
            channel.write(source);
    }

    /** Says that nothing more comes from here. */
    void end() throws IOException {
        if (channel.isOpen())
            channel.shutdownOutput();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // it is not used any more, open or not
        }
    }
}
