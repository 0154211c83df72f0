package ai.openclaw.bridge;

import ai.openclaw.api.ClientInfo;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.JsonText;
import ai.openclaw.api.NodePairing;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One node on the bridge: one thread reads its frames, one writes to it, and one may wait for an operator to let it in. */
final class BridgeConnection {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/bridge");
    private final String id = UUID.randomUUID().toString();
    private final Socket socket;
    private final Registry registry;
    private final BridgeLimits limits;
    private final Predicate<String> mayAsk;
    private final FrameLines lines;
    private final FrameWriter writer;
    private volatile @Nullable ClientInfo client;
    private volatile long deadline;
    private boolean over;
    private volatile @Nullable Thread asking;
    private int mistakes;
    private int silences;

    /** @param mayAsk whether an address may ask to be let in now */
    BridgeConnection(Socket socket, Registry registry, BridgeLimits limits, Predicate<String> mayAsk) throws IOException {
        this.socket = socket;
        this.registry = registry;
        this.limits = limits;
        this.mayAsk = mayAsk;
        lines = new FrameLines(socket.getInputStream());
        writer = new FrameWriter(socket.getOutputStream());
        deadline = System.nanoTime() + limits.hello().toNanos();
    }

    String id() { return id; }

    InetAddress from() { return socket.getInetAddress(); }

    /** The node, once it was let in. */
    Optional<ClientInfo> client() { return Optional.ofNullable(client); }

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
        Thread waiter = asking;
        if (waiter != null)
            waiter.interrupt();
        leave().ifPresent(this::tellLeft);
        writer.finish();
        try {
            writing.join(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    /** From here on nobody can join. */
    private synchronized Optional<ClientInfo> leave() {
        over = true;
        Optional<ClientInfo> node = client();
        client = null;
        return node;
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
        return Optional.ofNullable(client).flatMap(node -> node.caller().deviceId()).map(node -> "node " + node)
                .orElse("a stranger at " + socket.getInetAddress().getHostAddress());
    }

    private void line() throws IOException {
        boolean in = client != null;
        long patience = in ? limits.silence().toMillis() : (deadline - System.nanoTime()) / 1_000_000;
        if (patience <= 0)
            throw new BridgeFailure("TIMEOUT", "no hello in time");
        socket.setSoTimeout((int) patience);
        try {
            String line = lines.next(() -> client == null ? limits.frameBeforeHello() : limits.frame());
            silences = 0;
            if (!line.isBlank())
                frame(line);
        } catch (SocketTimeoutException e) {
            silent();
        }
    }

    /** A node that was let in meanwhile has only just begun to be silent. */
    private void silent() throws BridgeFailure {
        if (client == null)
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
        ClientInfo node = client;
        switch (type) {
            case "ping" -> send(frame("pong", "id", frame.getOrDefault("id", "")));
            case "pong" -> LOG.trace("{} lives", name());
            case "hello", "bridge.hello" -> hello(Hello.of(frame));
            case "pair-request" -> ask(Hello.of(frame));
            default -> {
                if (node == null)
                    throw new BridgeFailure("NOT_PAIRED", "the first frame must be hello or pair-request");
                new NodeFrames(registry, node, this::send).handle(type, frame);
            }
        }
    }

    private void hello(Hello hello) throws BridgeFailure {
        if (client != null)
            throw GatewayException.invalid("hello is only valid once");
        if (hello.token().isEmpty())
            error("NOT_PAIRED", "this node has no token yet; send pair-request");
        else if (!registry.pairing().verify(hello.nodeId(), hello.token().get()))
            mistake("UNAUTHORIZED", "the token of node " + hello.nodeId() + " is not valid; send pair-request");
        else
            join(hello);
    }

    private synchronized void join(Hello hello) {
        if (client != null || over)
            return;
        client = hello.client(id, address(), System.currentTimeMillis());
        LOG.info("node {} joined the bridge", hello.nodeId());
        Map<String, Object> ok = frame("hello-ok", "serverName", "OpenClaw Gateway");
        registry.gateway().origin().ifPresent(origin -> ok.put("canvasHostUrl", origin));
        send(ok);
    }

    /** Empty for a program on this machine. */
    private Optional<String> address() {
        InetAddress from = socket.getInetAddress();
        return from.isLoopbackAddress() ? Optional.empty() : Optional.of(from.getHostAddress());
    }

    private void ask(Hello hello) {
        if (client != null || asking != null)
            throw GatewayException.invalid("pair-request is only valid once, before hello-ok");
        if (!mayAsk.test(socket.getInetAddress().getHostAddress()))
            throw GatewayException.unavailable("too many pairing requests from this address; wait five minutes");
        NodePairing pairing = registry.pairing();
        String request = pairing.request(hello.request(address()));
        deadline = System.nanoTime() + limits.decision().toNanos();
        asking = Thread.ofVirtual().name("bridge-pair").start(() -> await(pairing, request, hello));
    }

    private void await(NodePairing pairing, String request, Hello hello) {
        try {
            Optional<String> token = pairing.await(request, limits.decision());
            if (token.isPresent()) {
                send(frame("pair-ok", "token", token.get()));
                join(hello);
            } else {
                error("NOT_PAIRED", "the request was not approved; ask for it with: openclaw nodes approve " + request);
                writer.finish();
            }
        } catch (InterruptedException e) {
            LOG.debug("{} no longer waits", name());
        }
    }

    private void error(String code, String message) { send(frame("error", "code", code, "message", message)); }

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
