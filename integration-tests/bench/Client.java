import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A WebSocket client that costs next to nothing. */
final class Client implements AutoCloseable {
    static final String TOKEN = "bench";
    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final OutputStream out;
    private int ids;

    Client(int port, List<String> scopes) throws IOException {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setTcpNoDelay(true);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
        out = socket.getOutputStream();
        out.write(("GET / HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        for (int matched = 0; matched < 4;) {
            int c = in.readUnsignedByte();
            matched = c == "\r\n\r\n".charAt(matched) ? matched + 1 : c == '\r' ? 1 : 0;
        }
        receive();
        request("connect", "{\"minProtocol\":3,\"maxProtocol\":4,\"client\":{\"id\":\"test\",\"version\":\"1\",\"platform\":\"java\",\"mode\":\"test\"},"
                + "\"scopes\":[\"" + String.join("\",\"", scopes) + "\"],\"auth\":{\"token\":\"" + TOKEN + "\"}}");
    }

    private void send(String text) throws IOException {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        int head = payload.length < 126 ? 6 : payload.length < 65_536 ? 8 : 14;
        byte[] frame = new byte[head + payload.length];
        frame[0] = (byte) 0x81;
        frame[1] = (byte) (0x80 | (payload.length < 126 ? payload.length : payload.length < 65_536 ? 126 : 127));
        if (head > 6)
            for (int i = 0; i < head - 6; i++)
                frame[2 + i] = (byte) ((long) payload.length >> 8 * (head - 7 - i));
        System.arraycopy(payload, 0, frame, head, payload.length); // a mask of zeros leaves the bytes as they are
        out.write(frame);
    }

    private String receive() throws IOException {
        in.readUnsignedByte();
        long length = in.readUnsignedByte() & 127;
        if (length == 126)
            length = in.readUnsignedShort();
        else if (length == 127)
            length = in.readLong();
        byte[] payload = new byte[(int) length];
        in.readFully(payload);
        return new String(payload, StandardCharsets.UTF_8);
    }

    String request(String method, String params) throws IOException {
        String id = "q" + ++ids;
        send("{\"type\":\"req\",\"id\":\"" + id + "\",\"method\":\"" + method + "\",\"params\":" + params + "}");
        return answer(id);
    }

    private String answer(String id) throws IOException {
        String start = "{\"type\":\"res\",\"id\":\"" + id + "\"";
        for (String frame = receive();; frame = receive())
            if (frame.startsWith(start)) {
                if (!frame.startsWith(",\"ok\":true", start.length()))
                    throw new IOException(frame);
                return frame;
            }
    }

    void turn(String session, String key) throws IOException {
        String params = "{\"message\":\"bench\",\"sessionKey\":\"agent:main:" + session + "\",\"idempotencyKey\":\"" + key + "-" + System.nanoTime() + "\"}";
        request("agent", params);
        answer("q" + ids);
    }

    /** One turn with this message. */
    void say(String session, String message) throws IOException {
        ask(session, message);
        finish();
    }

    /** Begins one. */
    void ask(String session, String message) throws IOException {
        request("agent", "{\"message\":\"" + message + "\",\"sessionKey\":\"agent:main:" + session + "\",\"idempotencyKey\":\"" + session + "-"
                + System.nanoTime() + "\"}");
    }

    /** Waits for its end. */
    void finish() throws IOException {
        answer("q" + ids);
    }

    /** Waits for a frame with this in it. */
    void await(String mark) throws IOException {
        while (!receive().contains(mark)) {
            // something else
        }
    }

    double rate(String method, int times) throws IOException {
        long started = System.nanoTime();
        int first = ids;
        int asked = 0;
        for (int answered = 0; answered < times;) {
            for (; asked < times && asked - answered < 16; asked++)
                send("{\"type\":\"req\",\"id\":\"q" + ++ids + "\",\"method\":\"" + method + "\",\"params\":{}}");
            if (receive().startsWith("{\"type\":\"res\""))
                answered++;
        }
        return (ids - first) / ((System.nanoTime() - started) / 1e9);
    }

    void count(String mark, AtomicInteger counter) {
        try {
            while (true)
                if (receive().contains(mark))
                    counter.incrementAndGet();
        } catch (IOException e) {
            // closed: the count is complete
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
