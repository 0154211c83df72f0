import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A model server that does what the last message says: {@code RUN[command]} calls exec and then ends, {@code TOKEN} streams one word and the
 * rest 20 ms later, anything else is answered with one word at once. It notes when it spoke and when it was asked again.
 */
final class AgentModel implements AutoCloseable {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";
    private static final String END = "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";
    private final ServerSocket server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    /** When the first word of a {@code TOKEN} answer left. */
    volatile long spokenAt;
    /** How long the last {@code RUN} took, from the call of the tool until its answer was told, in ns. */
    volatile long toolTook;
    private volatile long calledAt;

    AgentModel() throws IOException {
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    Socket socket = server.accept();
                    socket.setTcpNoDelay(true);
                    Thread.ofPlatform().daemon().start(() -> serve(socket));
                }
            } catch (IOException e) {
                // closed
            }
        });
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve(Socket socket) {
        try (socket; BufferedInputStream in = new BufferedInputStream(socket.getInputStream()); OutputStream out = socket.getOutputStream()) {
            int length = 0;
            for (String line = line(in); !line.isEmpty(); line = line(in))
                if (line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                    length = Integer.parseInt(line.substring(15).strip());
            String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            answer(body, out);
        } catch (IOException | InterruptedException e) {
            // the client has gone
        }
    }

    private void answer(String body, OutputStream out) throws IOException, InterruptedException {
        int run = body.lastIndexOf("RUN[");
        int token = body.lastIndexOf("TOKEN");
        int result = body.lastIndexOf("\"role\":\"tool\"");
        if (run >= 0 && result < run && run > token) {
            String command = body.substring(run + 4, body.indexOf(']', run));
            write(out, HEAD + "data: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"c1\",\"type\":\"function\",\"function\":"
                    + "{\"name\":\"exec\",\"arguments\":\"{\\\"command\\\":\\\"" + command + "\\\",\\\"yieldMs\\\":600000}\"}}]}}]}\n\n"
                    + "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}]}\n\ndata: [DONE]\n\n");
            calledAt = System.nanoTime();
            return;
        }
        if (run >= 0 && run > token)
            toolTook = System.nanoTime() - calledAt;
        if (token > run) {
            spokenAt = System.nanoTime();
            write(out, HEAD + word("first"));
            Thread.sleep(20);
            write(out, word(" rest") + END);
            return;
        }
        write(out, HEAD + word("done") + END);
    }

    private static String word(String text) {
        return "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text + "\"}}]}\n\n";
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String line(BufferedInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0)
                throw new IOException("closed");
            if (c != '\r')
                line.append((char) c);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
