package ai.openclaw.http.canvas;

import ai.openclaw.api.Gateway;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The port that the canvas had in older guides ({@code canvasHost.port}, contract section 24). It sends browsers of this machine on to the gateway,
 * which serves the canvas behind all that guards its own port (decision 0026).
 */
@Component(service = {}, immediate = true, configurationPid = "canvasHost")
public final class FormerPort {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/canvas");
    private static final Pattern REQUEST = Pattern.compile("(?:GET|HEAD) (/[!-~]*) HTTP/1\\.[01]\r\n.*", Pattern.DOTALL);
    private static final int MAX_HEAD = 8 << 10;
    private static final int PATIENCE_MS = 3000;
    private static final int MAX_CONNECTIONS = 16;
    private final Gateway gateway;
    private final Semaphore room = new Semaphore(MAX_CONNECTIONS);
    private Optional<Integer> port = Optional.empty(); // under this
    private @Nullable ServerSocket listener; // under this

    @Activate
    public FormerPort(@Reference Gateway gateway, Map<String, Object> properties) {
        this.gateway = gateway;
        change(properties);
    }

    @Modified
    synchronized void change(Map<String, Object> properties) {
        CanvasSettings settings = CanvasSettings.read(properties);
        Optional<Integer> wanted = settings.port().filter(_ -> settings.served(gateway));
        if (wanted.equals(port))
            return;
        stop();
        port = wanted;
        wanted.ifPresent(this::open);
    }

    private synchronized void open(int number) {
        try {
            ServerSocket opened = new ServerSocket(number, MAX_CONNECTIONS, InetAddress.ofLiteral("127.0.0.1"));
            listener = opened;
            Thread.ofVirtual().name("canvas-port").start(() -> serve(opened));
        } catch (IOException e) {
            LOG.warn("canvasHost.port {} cannot be opened ({}); the canvas is on the gateway's port all the same", number, e.getMessage());
        }
    }

    private void serve(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                Socket socket = from.accept();
                if (room.tryAcquire())
                    Thread.ofVirtual().name("canvas-port-request").start(() -> answer(socket));
                else
                    socket.close();
            } catch (IOException e) {
                if (!from.isClosed())
                    LOG.debug("a browser was lost at canvasHost.port: {}", e.toString());
            }
        }
    }

    private void answer(Socket socket) {
        try (socket) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write(answer(head(socket.getInputStream())).getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            LOG.debug("a browser went away at canvasHost.port: {}", e.toString());
        } finally {
            room.release();
        }
    }

    /** What comes until the empty line, within limits of size and time. */
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        long end = System.nanoTime() + PATIENCE_MS * 1_000_000L;
        while (head.length() < MAX_HEAD && head.indexOf("\r\n\r\n") < 0 && System.nanoTime() < end) {
            int octet = in.read();
            if (octet < 0)
                break;
            head.append((char) octet);
        }
        return head.toString();
    }

    private String answer(String head) {
        Matcher request = REQUEST.matcher(head);
        if (!request.matches() || !head.contains("\r\n\r\n"))
            return "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        return gateway.origin()
                .map(origin -> "HTTP/1.1 307 Temporary Redirect\r\nLocation: " + origin + path(request.group(1))
                        + "\r\nCache-Control: no-store\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                .orElse("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    }

    /** Guides name files with and without what stands before them. */
    private static String path(String asked) {
        return asked.startsWith("/__openclaw__/") ? asked : "/__openclaw__/canvas" + asked;
    }

    @Deactivate
    synchronized void stop() {
        try {
            if (listener != null)
                listener.close();
        } catch (IOException e) {
            LOG.debug("canvasHost.port did not close in order: {}", e.toString());
        }
        listener = null;
        port = Optional.empty();
    }
}
