package ai.openclaw.cli;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * The client's end of a WebSocket (RFC 6455), just what the command line needs. The JDK's own client would double the time of a short
 * command (cnf/decisions/0006).
 */
final class GatewaySocket implements AutoCloseable {
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int MAX_MESSAGE = 64 << 20;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    private GatewaySocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 16_384));
        this.out = socket.getOutputStream();
    }

    /** The gateway closed the connection. */
    static final class Closed extends IOException {
        private static final long serialVersionUID = 1;

        Closed(int code, String reason) { super(reason.isEmpty() ? "closed with code " + code : reason); }
    }

    /** @param certificate the only one that the gateway may show; any valid one for its host without */
    static GatewaySocket connect(URI url, Optional<Path> certificate, int timeoutMs) throws IOException {
        boolean secure = "wss".equals(url.getScheme());
        int port = url.getPort() > 0 ? url.getPort() : secure ? 443 : 80;
        InetSocketAddress address = new InetSocketAddress(url.getHost().replaceAll("[\\[\\]]", ""), port);
        if (address.isUnresolved())
            throw new UnknownHostException(url.getHost());
        Socket socket = new Socket();
        try {
            socket.connect(address, timeoutMs);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(timeoutMs);
            GatewaySocket connection = new GatewaySocket(secure ? encrypted(socket, url.getHost(), port, certificate) : socket);
            connection.upgrade(url, port);
            return connection;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** The certificate must be for the host, as with HTTPS; or the very one that is expected, whatever host it is for. */
    private static Socket encrypted(Socket socket, String host, int port, Optional<Path> expected) throws IOException {
        SSLSocketFactory factory = expected.isPresent()
                ? PinnedCertificate.of(expected.get())
                : (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket encrypted = (SSLSocket) factory.createSocket(socket, host, port, true);
        SSLParameters parameters = encrypted.getSSLParameters();
        if (expected.isEmpty())
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        encrypted.setSSLParameters(parameters);
        return encrypted;
    }

    private void upgrade(URI url, int port) throws IOException {
        byte[] nonce = new byte[16];
        ThreadLocalRandom.current().nextBytes(nonce);
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        out.write(("GET " + path + " HTTP/1.1\r\nHost: " + url.getHost() + ":" + port
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
                + Base64.getEncoder().encodeToString(nonce) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        String status = line();
        if (!status.contains(" 101 "))
            throw new IOException("what answers there is no OpenClaw gateway (" + status + ")");
        while (!line().isEmpty()) {
            // headers of the answer
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
            if (c != '\r')
                line.append((char) c);
            if (line.length() > 8192)
                throw new IOException("the answer is no HTTP");
        }
        return line.toString();
    }

    /** How long {@link #receive} waits, in milliseconds. */
    void timeout(int ms) throws IOException { socket.setSoTimeout(ms); }

    void send(String text) throws IOException { frame(TEXT, text.getBytes(StandardCharsets.UTF_8)); }

    private void frame(int opcode, byte[] payload) throws IOException {
        int head = payload.length < 126 ? 6 : payload.length < 65_536 ? 8 : 14;
        byte[] frame = new byte[head + payload.length];
        frame[0] = (byte) (0x80 | opcode);
        if (payload.length < 126) {
            frame[1] = (byte) (0x80 | payload.length);
        } else if (payload.length < 65_536) {
            frame[1] = (byte) (0x80 | 126);
            frame[2] = (byte) (payload.length >> 8);
            frame[3] = (byte) payload.length;
        } else {
            frame[1] = (byte) (0x80 | 127);
            for (int i = 0; i < 4; i++)
                frame[6 + i] = (byte) (payload.length >> (24 - 8 * i));
        }
        byte[] mask = new byte[4];
        ThreadLocalRandom.current().nextBytes(mask);
        System.arraycopy(mask, 0, frame, head - 4, 4);
        for (int i = 0; i < payload.length; i++)
            frame[head + i] = (byte) (payload[i] ^ mask[i & 3]);
        out.write(frame);
    }

    /** The next message. @throws Closed when there is none any more */
    String receive() throws IOException {
        byte[] message = new byte[0];
        while (true) {
            int first = in.readUnsignedByte();
            byte[] payload = payload();
            switch (first & 15) {
                case PING -> frame(PONG, payload);
                case PONG -> {
                    // nobody asked
                }
                case CLOSE -> throw closed(payload);
                default -> {
                    byte[] longer = Arrays.copyOf(message, message.length + payload.length);
                    System.arraycopy(payload, 0, longer, message.length, payload.length);
                    message = longer;
                    if ((first & 0x80) != 0)
                        return new String(message, StandardCharsets.UTF_8);
                }
            }
        }
    }

    private byte[] payload() throws IOException {
        long length = in.readUnsignedByte() & 127;
        if (length == 126)
            length = in.readUnsignedShort();
        else if (length == 127)
            length = in.readLong();
        if (length < 0 || length > MAX_MESSAGE)
            throw new IOException("a message of " + length + " bytes is too long");
        byte[] payload = new byte[(int) length];
        in.readFully(payload);
        return payload;
    }

    private static Closed closed(byte[] payload) {
        int code = payload.length < 2 ? 1005 : (payload[0] & 255) << 8 | (payload[1] & 255);
        return new Closed(code, payload.length < 3 ? "" : new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        try (socket) {
            frame(CLOSE, new byte[0]);
        } catch (EOFException e) {
            // the other end was faster
        } catch (IOException e) {
            // a connection that is broken is closed
        }
    }
}
