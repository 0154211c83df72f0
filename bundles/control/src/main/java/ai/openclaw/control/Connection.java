package ai.openclaw.control;

import ai.openclaw.api.Addresses;
import ai.openclaw.api.Caller;
import ai.openclaw.api.ClientInfo;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Scope;
import ai.openclaw.api.WebSocketWire;
import ai.openclaw.protocol.CloseReason;
import ai.openclaw.protocol.ConnectParams;
import ai.openclaw.protocol.Protocol;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client. The thread that reads its socket takes its frames in order: the first must be the handshake, the others are requests. While
 * it works nothing is read, so a client that asks faster than it is served is slowed down by TCP. Public because Jakarta WebSocket asks
 * that of endpoints.
 */
public final class Connection extends Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/ws");
    private final String id = UUID.randomUUID().toString();
    private final String nonce = UUID.randomUUID().toString();
    private final Peer peer;
    private final Function<Session, WebSocketWire> wires;
    private final ControlPlane plane;
    private final long openedAtMs = System.currentTimeMillis();
    private final FrameAssembler assembler = new FrameAssembler();
    /** Held while the hello is sent, so that no event overtakes it and none after it is missed; sending does not wait. */
    private final Object greeting = new Object();
    private volatile @Nullable Outgoing outgoing;
    private volatile @Nullable Requests requests;
    private volatile @Nullable Future<?> handshakeDeadline;
    private volatile Handshake.@Nullable Admission admission;
    private volatile boolean goodbye;

    Connection(Peer peer, Function<Session, WebSocketWire> wires, ControlPlane plane) {
        this.peer = peer;
        this.wires = wires;
        this.plane = plane;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        Outgoing out = new Outgoing(session, wires.apply(session), shortId());
        outgoing = out;
        session.setMaxIdleTimeout(0);
        session.addMessageHandler(String.class, (piece, last) -> receive(out, () -> assembler.add(piece, last)));
        session.addMessageHandler(ByteBuffer.class, (piece, last) -> receive(out, () -> assembler.add(piece, last)));
        plane.opened(this);
        handshakeDeadline = plane.after(Duration.ofMillis(Protocol.HANDSHAKE_TIMEOUT_MS), () -> close(CloseReason.HANDSHAKE_FAILED));
        out.send(Frames.event("connect.challenge", Map.of("nonce", nonce, "ts", System.currentTimeMillis()), null, null));
    }

    @Override
    public void onClose(Session session, jakarta.websocket.CloseReason reason) {
        stopClock();
        plane.left(this);
    }

    @Override
    public void onError(Session session, Throwable failure) { LOG.debug("conn={} broke: {}", shortId(), failure.toString()); }

    Peer peer() { return peer; }

    /** Who this is, once it is admitted. */
    Optional<Caller> caller() {
        return Optional.ofNullable(admission).map(Handshake.Admission::caller);
    }

    /** Who this is and what it said of itself, once it is admitted. */
    Optional<ClientInfo> info() {
        return Optional.ofNullable(admission).map(admitted -> Clients.info(admitted, peer, openedAtMs));
    }

    Optional<ConnectParams> params() { return Optional.ofNullable(admission).map(Handshake.Admission::params); }

    /** For the log: the beginning and the end of the id. */
    String shortId() {
        return id.substring(0, 8) + "…" + id.substring(id.length() - 4);
    }

    /** Sends an event if this client may know it. */
    void tell(Scope scope, Optional<String> capability, ByteBuffer text) {
        Handshake.Admission admitted = admission;
        Outgoing out = outgoing;
        if (admitted == null || out == null || !scope.grantedBy(admitted.caller().scopes()))
            return;
        if (capability.isEmpty() || admitted.params().caps().contains(capability.get()))
            synchronized (greeting) {
                out.tell(text.duplicate());
            }
    }

    /** Sends an event for this client alone. */
    void tellAlone(String event, Object payload) {
        Outgoing out = outgoing;
        if (out != null)
            synchronized (greeting) {
                out.send(Frames.event(event, payload, null, null));
            }
    }

    /** Counts one of the few control-plane writes that this client may make. */
    void useWriteRation(String method) {
        plane.writes().use(method, caller().flatMap(Caller::deviceId).orElseGet(() -> Addresses.client(peer.address())));
    }

    /** Ends the calls that took too long. */
    void checkDeadlines(long now) {
        Requests admitted = requests;
        if (admitted != null)
            admitted.checkDeadlines(now);
    }

    /** Lets out the events that were told. */
    void flush() {
        Outgoing out = outgoing;
        if (out != null)
            out.flush();
    }

    /** Says goodbye; returns once it has left, or when the client does not take it. */
    void close(CloseReason how) {
        end(how.code(), how.text());
    }

    /** Whether the close frame is out, or the socket is gone. */
    boolean saidGoodbye() { return goodbye; }

    /** Sends the client away. */
    void refused(String reason) { end(CloseReason.REFUSED.code(), reason); }

    void abort() {
        Outgoing out = outgoing;
        if (out != null)
            out.abort();
    }

    private void end(int code, String reason) {
        Outgoing out = outgoing;
        if (out != null)
            out.close(code, reason);
        goodbye = true;
    }

    /** A piece of a frame, of either kind. */
    private interface Piece {
        Optional<FrameAssembler.Frame> add() throws FrameAssembler.TooBig;
    }

    private void receive(Outgoing out, Piece piece) {
        try {
            Optional<FrameAssembler.Frame> frame = piece.add();
            if (frame.isPresent() && !out.closed())
                handle(out, frame.get().text());
        } catch (FrameAssembler.TooBig e) {
            close(CloseReason.TOO_BIG);
        } catch (RuntimeException e) {
            LOG.error("conn={} ends because of {}", shortId(), e.toString(), e);
            abort();
        }
    }

    private void handle(Outgoing out, String frame) {
        Requests admitted = requests;
        if (admitted != null) {
            plane.awaitStart();
            admitted.handle(frame);
        } else if (connect(out, frame))
            requests = new Requests(this, out, plane.methods(), plane::stopping, plane::afterEvents);
    }

    private void stopClock() {
        Future<?> deadline = handshakeDeadline;
        if (deadline != null)
            deadline.cancel(false);
    }

    private boolean connect(Outgoing out, String frame) {
        stopClock();
        try {
            if (plane.stopping())
                throw GatewayException.unavailable("the gateway is stopping").retryAfterMs(1500);
            Handshake.Admission admitted = plane.handshake().admit(frame, id, nonce, peer);
            assembler.connected();
            byte[] hello = Frames.ok(admitted.requestId(), plane.hello(admitted, peer.authority()));
            synchronized (greeting) {
                admission = admitted;
                out.send(hello);
            }
            plane.joined(this);
            return true;
        } catch (Refusal e) {
            refuse(out, frame, e);
        } catch (GatewayException e) {
            refuse(out, frame, Refusal.of(CloseReason.RESTART, e));
        }
        return false;
    }

    private void refuse(Outgoing out, String frame, Refusal refusal) {
        LOG.warn("closed before connect conn={} peer={} origin={} code={} reason={}", shortId(), peer.address(),
                LogText.of(peer.origin().orElse("n/a")), refusal.code(), LogText.of(refusal.reason()));
        refusal.answer().ifPresent(failure -> out.send(Frames.failed(Handshake.requestId(frame), failure)));
        end(refusal.code(), refusal.reason());
    }

    /** The version that was agreed on. */
    int protocol() {
        Handshake.Admission admitted = admission;
        return admitted == null ? Protocol.VERSIONS.getLast() : admitted.protocol();
    }
}
