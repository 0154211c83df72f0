package ai.openclaw.bridge;

import ai.openclaw.api.ClientInfo;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.NodePairing;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of one connection from a stranger to a node: by a token that it was given, or by the word of an operator, for which a thread of its
 * own waits.
 */
final class Admission {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/bridge");
    private final String connectionId;
    private final InetAddress from;
    private final Registry registry;
    private final BridgeLimits limits;
    private final Predicate<String> mayAsk;
    private final Consumer<Map<String, Object>> send;
    private final Runnable hangUp;
    private volatile @Nullable ClientInfo client;
    private volatile long deadline;
    private volatile @Nullable Thread asking;
    private boolean over;

    /**
     * @param mayAsk whether an address may ask to be let in now
     * @param hangUp ends the connection once everything is sent
     */
    Admission(String connectionId, InetAddress from, Registry registry, BridgeLimits limits, Predicate<String> mayAsk,
            Consumer<Map<String, Object>> send, Runnable hangUp) {
        this.connectionId = connectionId;
        this.from = from;
        this.registry = registry;
        this.limits = limits;
        this.mayAsk = mayAsk;
        this.send = send;
        this.hangUp = hangUp;
        deadline = System.nanoTime() + limits.hello().toNanos();
    }

    /** The node, once it was let in. */
    Optional<ClientInfo> client() { return Optional.ofNullable(client); }

    /** How long it may go on being a stranger. */
    long patienceMs() { return (deadline - System.nanoTime()) / 1_000_000; }

    /** @throws GatewayException {@code INVALID_REQUEST} when its token is wrong, or it was let in before */
    void hello(Hello hello) {
        if (client != null)
            throw GatewayException.invalid("hello is only valid once");
        if (hello.token().isEmpty())
            send.accept(error("NOT_PAIRED", "this node has no token yet; send pair-request"));
        else if (!registry.pairing().verify(hello.nodeId(), hello.token().get()))
            send.accept(error("UNAUTHORIZED", "the token of node " + hello.nodeId() + " is not valid; send pair-request"));
        else
            join(hello);
    }

    /** @throws GatewayException when it asked before, or too many do */
    void ask(Hello hello) {
        if (client != null || asking != null)
            throw GatewayException.invalid("pair-request is only valid once, before hello-ok");
        if (!mayAsk.test(from.getHostAddress()))
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
                send.accept(BridgeConnection.frame("pair-ok", "token", token.get()));
                join(hello);
            } else {
                send.accept(error("NOT_PAIRED", "the request was not approved; ask for it with: openclaw nodes approve " + request));
                hangUp.run();
            }
        } catch (InterruptedException e) {
            LOG.debug("{} no longer waits", hello.nodeId());
        }
    }

    private synchronized void join(Hello hello) {
        if (client != null || over)
            return;
        client = hello.client(connectionId, address(), System.currentTimeMillis());
        LOG.info("node {} joined the bridge", hello.nodeId());
        Map<String, Object> ok = BridgeConnection.frame("hello-ok", "serverName", "OpenClaw Gateway");
        registry.gateway().origin().ifPresent(origin -> ok.put("canvasHostUrl", origin));
        send.accept(ok);
    }

    /** Empty for a program on this machine. */
    private Optional<String> address() {
        return from.isLoopbackAddress() ? Optional.empty() : Optional.of(from.getHostAddress());
    }

    /** From here on nobody can join. Returns who had. */
    synchronized Optional<ClientInfo> leave() {
        over = true;
        Thread waiter = asking;
        if (waiter != null)
            waiter.interrupt();
        Optional<ClientInfo> node = client();
        client = null;
        return node;
    }

    static Map<String, Object> error(String code, String message) {
        return BridgeConnection.frame("error", "code", code, "message", message);
    }
}
