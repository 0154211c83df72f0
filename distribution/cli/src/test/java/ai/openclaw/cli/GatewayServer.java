package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A gateway that answers as a test tells it to, over a real socket, in the frames of the contract (sections 2, 3 and 5). */
final class GatewayServer implements AutoCloseable {
    /** Answers one request. */
    @FunctionalInterface
    interface Answer {
        void to(JsonNode request, Client client) throws IOException;
    }

    private final ServerSocket server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    /** Every request frame that arrived. */
    final List<JsonNode> requests = new CopyOnWriteArrayList<>();

    GatewayServer() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        answers.put("connect", (request, client) -> client.ok(request, Json.object().put("type", "hello-ok").put("protocol", 3)));
        Thread.ofVirtual().start(this::accept);
    }

    int port() { return server.getLocalPort(); }

    GatewayServer on(String method, Answer answer) {
        answers.put(method, answer);
        return this;
    }

    /** The method answers with this JSON. */
    GatewayServer on(String method, String payload) {
        return on(method, (request, client) -> client.ok(request, Json.parse(payload, "payload")));
    }

    /** The method is refused. */
    GatewayServer refuse(String method, String message, String detailsCode) {
        return on(method, (request, client) -> {
            ObjectNode frame = Json.object().put("type", "res").put("id", request.path("id").asText()).put("ok", false);
            frame.putObject("error").put("code", "INVALID_REQUEST").put("message", message).putObject("details").put("code", detailsCode);
            client.send(frame);
            client.close(1008, message);
        });
    }

    /** The parameters of the last request of a method. */
    JsonNode params(String method) {
        return requests.stream().filter(request -> request.path("method").asText().equals(method)).reduce((_, last) -> last).orElseThrow()
                .path("params");
    }

    private void accept() {
        while (!server.isClosed())
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
    }

    private void serve(Socket socket) {
        try (socket) {
            Client client = new Client(new DataInputStream(socket.getInputStream()), socket.getOutputStream());
            client.upgrade();
            client.event("connect.challenge", Json.object().put("nonce", "n"));
            while (true) {
                JsonNode request = Json.parse(client.receive(), "frame");
                requests.add(request);
                answers.getOrDefault(request.path("method").asText(), (_, _) -> {
                    // nobody answers
                }).to(request, client);
            }
        } catch (IOException | UncheckedIOException e) {
            // the client is gone
        }
    }

    @Override
    public void close() throws IOException { server.close(); }

    /** The server's end of one connection. */
    static final class Client {
        private final DataInputStream in;
        private final OutputStream out;

        private Client(DataInputStream in, OutputStream out) {
            this.in = in;
            this.out = out;
        }

        private void upgrade() throws IOException {
            StringBuilder head = new StringBuilder();
            while (!head.toString().endsWith("\r\n\r\n"))
                head.append((char) in.readUnsignedByte());
            out.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
        }

        private String receive() throws IOException {
            int opcode = in.readUnsignedByte() & 15;
            int length = in.readUnsignedByte() & 127;
            long size = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
            byte[] mask = in.readNBytes(4);
            byte[] payload = in.readNBytes((int) size);
            for (int i = 0; i < payload.length; i++)
                payload[i] ^= mask[i & 3];
            if (opcode == 8)
                throw new IOException("closed by the client");
            return new String(payload, StandardCharsets.UTF_8);
        }

        void ok(JsonNode request, JsonNode payload) throws IOException {
            ObjectNode frame = Json.object().put("type", "res").put("id", request.path("id").asText()).put("ok", true);
            frame.set("payload", payload);
            send(frame);
        }

        void event(String name, JsonNode payload) throws IOException {
            ObjectNode frame = Json.object().put("type", "event").put("event", name);
            frame.set("payload", payload);
            send(frame);
        }

        void send(JsonNode frame) throws IOException { text(frame.toString()); }

        void text(String text) throws IOException { frame(1, text.getBytes(StandardCharsets.UTF_8)); }

        void close(int code, String reason) throws IOException {
            byte[] text = reason.getBytes(StandardCharsets.UTF_8);
            byte[] payload = new byte[text.length + 2];
            payload[0] = (byte) (code >> 8);
            payload[1] = (byte) code;
            System.arraycopy(text, 0, payload, 2, text.length);
            frame(8, payload);
        }

        /** Ends the connection without a word. */
        void cut() throws IOException {
            out.close();
            throw new IOException("cut");
        }

        private void frame(int opcode, byte[] payload) throws IOException {
            out.write(0x80 | opcode);
            if (payload.length < 126) {
                out.write(payload.length);
            } else {
                out.write(126);
                out.write(payload.length >> 8);
                out.write(payload.length);
            }
            out.write(payload);
            out.flush();
        }
    }
}
