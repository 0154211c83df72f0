package ai.openclaw.bridge;

import ai.openclaw.api.JsonText;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An older mobile node on a real socket. */
final class OldPhone implements AutoCloseable {
    private static final int PATIENCE_MS = 10_000;
    private final Socket socket;
    private final BufferedReader in;

    OldPhone(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MS);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    OldPhone say(Map<String, ?> frame) throws IOException { return line(JsonText.write(frame)); }

    OldPhone line(String text) throws IOException {
        socket.getOutputStream().write((text + "\n").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** The next frame. */
    Map<?, ?> hear() throws IOException {
        String line = in.readLine();
        if (line == null)
            throw new EOFException("the bridge hung up");
        if (JsonText.parse(line) instanceof Map<?, ?> frame)
            return frame;
        throw new AssertionError(line);
    }

    /** Whether the bridge ends the connection, whatever it says before. */
    boolean hungUp() throws IOException {
        try {
            String line = in.readLine();
            while (line != null)
                line = in.readLine();
            return true;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (java.net.SocketException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException { socket.close(); }
}
