package ai.openclaw.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A client that sends bytes as they are. */
final class Raw implements AutoCloseable {
    private final Socket socket;

    Raw(int port) throws IOException {
        socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
        socket.setSoTimeout(10_000);
    }

    Raw send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** Reads until an answer holds this, or the connection ends. */
    String until(String end) throws IOException {
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf(end) < 0) {
            int c = socket.getInputStream().read();
            if (c < 0)
                break;
            answer.append((char) c);
        }
        return answer.toString();
    }

    /** Reads until the connection ends, which it may do with a reset behind the answer, when the server did not want all that was sent. */
    String rest() throws IOException {
        StringBuilder answer = new StringBuilder();
        try {
            for (int c = socket.getInputStream().read(); c >= 0; c = socket.getInputStream().read())
                answer.append((char) c);
        } catch (SocketException e) {
            if (answer.isEmpty())
                throw e;
        }
        return answer.toString();
    }

    Socket socket() { return socket; }

    @Override
    public void close() throws IOException { socket.close(); }
}
