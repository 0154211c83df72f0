package ai.openclaw.control;

import ai.openclaw.api.Caller;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Scope;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client. A virtual thread of its own takes its frames in order: the first must be the handshake, the others are requests. Public
 * because Jakarta WebSocket asks that of endpoints.
 */
public final class Connection extends Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/ws");
    private static final Duration FULL_MAILBOX_PATIENCE = Duration.ofMinutes(5);
    private static final Duration FOREVER = Duration.ofDays(365);
    private final String id = UUID.randomUUID().toString();
    private final String nonce = UUID.randomUUID().toString();
    private final Peer peer;
    private final ControlPlane plane;
    private final FrameAssembler assembler = new FrameAssembler();
    private final Mailbox mailbox = new Mailbox(Protocol.MAX_FRAME);
    /** Held while the hello is sent, so that no event overtakes it and none after it is missed; sending does not wait. */
    private final Object greeting = new Object();
    private volatile @Nullable Outgoing outgoing;
    private volatile Handshake.@Nullable Admission admission;
    private volatile boolean goodbye;

    Connection(Peer peer, ControlPlane plane) {
        this.peer = peer;
        this.plane = plane;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        Outgoing out = new Outgoing(session, peer.cut(), shortId());
        outgoing = out;
        session.setMaxIdleTimeout(0);
        session.addMessageHandler(String.class, (piece, last) -> receive(() -> assembler.add(piece, last)));
        session.addMessageHandler(ByteBuffer.class, (piece, last) -> receive(() -> assembler.add(piece, last)));
        plane.opened(this);
        Thread.ofVirtual().name("ws-" + shortId()).start(() -> live(out));
    }

    @Override
    public void onClose(Session session, jakarta.websocket.CloseReason reason) { mailbox.close(); }

    @Override
    public void onError(Session session, Throwable failure) { LOG.debug("conn={} broke: {}", shortId(), failure.toString()); }

    Peer peer() { return peer; }

    /** Who this is, once it is admitted. */
    Optional<Caller> caller() {
        return Optional.ofNullable(admission).map(Handshake.Admission::caller);
    }

    Optional<ConnectParams> params() { return Optional.ofNullable(admission).map(Handshake.Admission::params); }

    /** For the log: the beginning and the end of the id. */
    String shortId() {
        return id.substring(0, 8) + "…" + id.substring(id.length() - 4);
    }

    /** Sends an event if this client may know it. */
    void tell(Scope scope, Optional<String> capability, String text, int bytes) {
        Handshake.Admission admitted = admission;
        Outgoing out = outgoing;
        if (admitted == null || out == null || !scope.grantedBy(admitted.caller().scopes()))
            return;
        if (capability.isEmpty() || admitted.params().caps().contains(capability.get()))
            synchronized (greeting) {
                out.send(text, bytes);
            }
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
        mailbox.close();
    }

    /** A piece of a frame, of either kind. */
    private interface Piece {
        Optional<FrameAssembler.Frame> add() throws FrameAssembler.TooBig;
    }

    private void receive(Piece piece) {
        try {
            Optional<FrameAssembler.Frame> frame = piece.add();
            if (frame.isPresent() && !mailbox.put(frame.get().text(), frame.get().size(), FULL_MAILBOX_PATIENCE) && !mailbox.closed()) {
                LOG.warn("conn={} asks, but its requests do not end; cut off", shortId());
                abort();
            }
        } catch (FrameAssembler.TooBig e) {
            close(CloseReason.TOO_BIG);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void live(Outgoing out) {
        try {
            out.send(Frames.event("connect.challenge", Map.of("nonce", nonce, "ts", System.currentTimeMillis()), null, null));
            Optional<String> first = mailbox.take(Duration.ofMillis(Protocol.HANDSHAKE_TIMEOUT_MS));
            if (first.isEmpty())
                end(CloseReason.HANDSHAKE_FAILED.code(), CloseReason.HANDSHAKE_FAILED.text());
            else if (connect(out, first.get()))
                serve(out);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("conn={} ends because of {}", shortId(), e.toString(), e);
            abort();
        } finally {
            plane.left(this);
        }
    }

    private boolean connect(Outgoing out, String frame) {
        try {
            if (plane.stopping())
                throw GatewayException.unavailable("the gateway is stopping").retryAfterMs(1500);
            Handshake.Admission admitted = plane.handshake().admit(frame, id, nonce, peer);
            assembler.connected();
            String hello = Frames.ok(admitted.requestId(), plane.hello(admitted));
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

    private void serve(Outgoing out) throws InterruptedException {
        Requests requests = new Requests(this, out, plane.methods(), plane::stopping, plane::afterEvents);
        Optional<String> frame = mailbox.take(FOREVER);
        while (frame.isPresent()) {
            requests.handle(frame.get());
            frame = mailbox.take(FOREVER);
        }
    }

    /** The version that was agreed on. */
    int protocol() {
        Handshake.Admission admitted = admission;
        return admitted == null ? Protocol.VERSIONS.getLast() : admitted.protocol();
    }
}
