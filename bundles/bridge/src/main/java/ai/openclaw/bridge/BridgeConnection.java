package ai.openclaw.bridge;

import ai.openclaw.api.ClientInfo;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.JsonText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One node on the bridge: one thread reads its frames and one writes to it. */
final class BridgeConnection {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/bridge");
    private final String id = UUID.randomUUID().toString();
    private final Socket socket;
    private final Registry registry;
    private final BridgeLimits limits;
    private final FrameLines lines;
    private final FrameWriter writer;
    private final Admission admission;
    private int mistakes;
    private int silences;

    /** @param mayAsk whether an address may ask to be let in now */
    BridgeConnection(Socket socket, Registry registry, BridgeLimits limits, Predicate<String> mayAsk) throws IOException {
        this.socket = socket;
        this.registry = registry;
        this.limits = limits;
        lines = new FrameLines(socket.getInputStream());
        writer = new FrameWriter(socket.getOutputStream());
        admission = new Admission(id, socket.getInetAddress(), registry, limits, mayAsk, this::send, writer::finish);
    }

    String id() { return id; }

    InetAddress from() { return socket.getInetAddress(); }

    /** The node, once it was let in. */
    Optional<ClientInfo> client() { return admission.client(); }

    /** Lives until either side ends it. */
    void run() {
        Thread writing = Thread.ofVirtual().name("bridge-write").start(this::write);
        try {
            while (true)
                line();
        } catch (BridgeFailure e) {
            error(e.code(), String.valueOf(e.getMessage()));
            LOG.info("{} sent away: {}", name(), e.getMessage());
        } catch (IOException e) {
            LOG.debug("{} is gone: {}", name(), e.toString());
        } finally {
            end(writing);
        }
    }

    private void write() {
        try (socket) {
            writer.run();
        } catch (IOException | InterruptedException e) {
            LOG.debug("nothing more to {}: {}", name(), e.toString());
        }
    }

    /** The last words are let out, but nobody waits long for them. */
    private void end(Thread writing) {
        admission.leave().ifPresent(this::tellLeft);
        writer.finish();
        try {
            writing.join(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    private void tellLeft(ClientInfo node) {
        LOG.info("node {} left the bridge", node.caller().deviceId().orElse(""));
        try {
            registry.nodes().left(node);
        } catch (GatewayException e) {
            LOG.debug("nobody was told: {}", e.message());
        }
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("{}: {}", name(), e.toString());
        }
    }

    private String name() {
        return client().flatMap(node -> node.caller().deviceId()).map(node -> "node " + node)
                .orElse("a stranger at " + socket.getInetAddress().getHostAddress());
    }

    private void line() throws IOException {
        long patience = client().isPresent() ? limits.silence().toMillis() : admission.patienceMs();
        if (patience <= 0)
            throw new BridgeFailure("TIMEOUT", "no hello in time");
        socket.setSoTimeout((int) patience);
        try {
            String line = lines.next(() -> client().isPresent() ? limits.frame() : limits.frameBeforeHello());
            silences = 0;
            if (!line.isBlank())
                frame(line);
        } catch (SocketTimeoutException e) {
            silent();
        }
    }

    /** A node that was let in meanwhile has only just begun to be silent. */
    private void silent() throws BridgeFailure {
        if (client().isEmpty())
            return;
        if (++silences >= BridgeLimits.SILENCES)
            throw new BridgeFailure("TIMEOUT", "no sign of life");
        send(frame("ping", "id", UUID.randomUUID().toString()));
    }

    private void frame(String line) throws IOException {
        try {
            if (!(JsonText.parse(line) instanceof Map<?, ?> tree))
                throw new IllegalArgumentException("no JSON object");
            Map<String, Object> frame = new LinkedHashMap<>();
            tree.forEach((key, value) -> {
                if (value != null)
                    frame.put(String.valueOf(key), value);
            });
            handle(String.valueOf(frame.get("type")), frame);
        } catch (IllegalArgumentException e) {
            mistake("INVALID_REQUEST", "a frame is one line with one JSON object");
        } catch (GatewayException e) {
            mistake(e.code().name(), e.message());
        }
    }

    private void mistake(String code, String message) throws BridgeFailure {
        if (++mistakes >= BridgeLimits.MISTAKES)
            throw new BridgeFailure(code, message);
        error(code, message);
    }

    private void handle(String type, Map<String, Object> frame) throws IOException {
        switch (type) {
            case "ping" -> send(frame("pong", "id", frame.getOrDefault("id", "")));
            case "pong" -> LOG.trace("{} lives", name());
            case "hello", "bridge.hello" -> admission.hello(Hello.of(frame));
            case "pair-request" -> admission.ask(Hello.of(frame));
            default -> new NodeFrames(registry, admitted(), this::send).handle(type, frame);
        }
    }

    private ClientInfo admitted() throws BridgeFailure {
        return client().orElseThrow(() -> new BridgeFailure("NOT_PAIRED", "the first frame must be hello or pair-request"));
    }

    private void error(String code, String message) { send(Admission.error(code, message)); }

    /** False when the connection had to be ended, for the node reads too slowly. */
    boolean send(Map<String, ?> frame) {
        if (writer.offer(frame))
            return true;
        LOG.info("{} reads too slowly; the connection is cut", name());
        close();
        return false;
    }

    static Map<String, Object> frame(String type, Object... keysAndValues) {
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("type", type);
        for (int i = 0; i < keysAndValues.length; i += 2)
            frame.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        return frame;
    }
}
