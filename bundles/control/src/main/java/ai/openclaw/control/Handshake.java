package ai.openclaw.control;

import ai.openclaw.api.Access;
import ai.openclaw.api.Caller;
import ai.openclaw.api.ConnectAttempt;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Grant;
import ai.openclaw.api.JsonText;
import ai.openclaw.protocol.CloseReason;
import ai.openclaw.protocol.ConnectParams;
import ai.openclaw.protocol.Protocol;
import java.util.Map;
import java.util.Optional;

/**
 * Decides on the first frame of a connection, with the checks of contract section 3.2 in their order: the frame and the page here, identity
 * and credentials by {@link Access}.
 */
final class Handshake {
    private static final String ORIGIN_REFUSED = "origin not allowed (open the Control UI from the gateway host or allow it in gateway.controlUi.allowedOrigins)";
    private final Access access;
    private final BrowserOrigins origins;

    Handshake(Access access, BrowserOrigins origins) {
        this.access = access;
        this.origins = origins;
    }

    /**
     * A client that may stay.
     *
     * @param requestId the id to answer under
     * @param protocol the version that both speak
     * @param grant what let it in
     */
    record Admission(String requestId, ConnectParams params, int protocol, Caller caller, Grant grant) {}

    /** The id under which a refusal of this frame is answered. */
    static String requestId(String frame) {
        try {
            return Frames.id(JsonText.parse(frame));
        } catch (IllegalArgumentException e) {
            return "invalid";
        }
    }

    Admission admit(String frame, String connectionId, String nonce, Peer peer) throws Refusal {
        Map<?, ?> request = request(frame);
        try {
            ConnectParams params = Params.read("connect", request.get("params"), ConnectParams.class, true);
            int protocol = protocol(params);
            String role = role(params);
            checkOrigin(params, peer);
            Grant grant = access.connect(attempt(params, role, connectionId, nonce, peer));
            Caller caller = new Caller(connectionId, Clients.id(params), Clients.mode(params), role, grant.scopes(),
                    params.device().map(ConnectParams.Device::id), peer.local());
            return new Admission(Frames.id(request), params, protocol, caller, grant);
        } catch (GatewayException e) {
            throw Refusal.of(CloseReason.REFUSED, e);
        }
    }

    private static Map<?, ?> request(String frame) throws Refusal {
        Object tree;
        try {
            tree = JsonText.parse(frame);
        } catch (IllegalArgumentException e) {
            throw Refusal.silent(CloseReason.HANDSHAKE_FAILED, "");
        }
        if (!(tree instanceof Map<?, ?> request) || !Frames.problems(tree).isEmpty())
            throw Refusal.silent(CloseReason.REFUSED, "invalid request frame");
        if (!"connect".equals(request.get("method")))
            throw Refusal.of(CloseReason.REFUSED, GatewayException.invalid("invalid handshake: first request must be connect"));
        return request;
    }

    private static int protocol(ConnectParams params) throws Refusal {
        Optional<Integer> version = Protocol.negotiate(params.minProtocol(), params.maxProtocol());
        if (version.isPresent())
            return version.get();
        throw Refusal.of(CloseReason.PROTOCOL_MISMATCH,
                GatewayException.invalid(CloseReason.PROTOCOL_MISMATCH.text())
                        .with(Map.of("code", "PROTOCOL_MISMATCH", "clientMinProtocol", params.minProtocol(), "clientMaxProtocol",
                                params.maxProtocol(), "expectedProtocol", Protocol.VERSIONS.getFirst(), "minimumProbeProtocol",
                                Protocol.VERSIONS.getLast())));
    }

    private static String role(ConnectParams params) {
        String role = params.role().orElse("operator");
        if (!role.equals("operator") && !role.equals("node"))
            throw GatewayException.invalid("invalid role");
        return role;
    }

    private void checkOrigin(ConnectParams params, Peer peer) {
        Optional<String> refusal = Clients.page(params) || peer.origin().isPresent() ? origins.refusal(peer) : Optional.empty();
        if (refusal.isPresent())
            throw GatewayException.invalid(ORIGIN_REFUSED).with(Map.of("code", "CONTROL_UI_ORIGIN_NOT_ALLOWED", "reason", refusal.get()));
    }

    private ConnectAttempt attempt(ConnectParams params, String role, String connectionId, String nonce, Peer peer) {
        ConnectParams.Client client = params.client();
        return new ConnectAttempt(connectionId, peer.source(), nonce,
                new ConnectAttempt.Client(Clients.id(params), Clients.mode(params), Clients.page(params), client.displayName(),
                        client.platform(), client.deviceFamily()),
                role, params.scopes(),
                params.device()
                        .map(device -> new ConnectAttempt.Device(device.id(), device.publicKey(), device.signature(), device.signedAt(),
                                device.nonce())),
                params.auth()
                        .map(auth -> new ConnectAttempt.Shown(auth.token(), auth.password(), auth.deviceToken(), auth.bootstrapToken()))
                        .orElse(ConnectAttempt.Shown.NOTHING),
                origins.deviceWaived(peer));
    }
}
