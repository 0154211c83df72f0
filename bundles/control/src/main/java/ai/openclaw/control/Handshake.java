package ai.openclaw.control;

import ai.openclaw.api.JsonText;
import ai.openclaw.api.Caller;
import ai.openclaw.api.ErrorCode;
import ai.openclaw.api.GatewayException;
import ai.openclaw.protocol.CloseReason;
import ai.openclaw.protocol.ConnectParams;
import ai.openclaw.protocol.Protocol;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides on the first frame of a connection, with the checks of contract section 3.2 in their order. */
final class Handshake {
    private static final String ORIGIN_REFUSED = "origin not allowed (open the Control UI from the gateway host or allow it in gateway.controlUi.allowedOrigins)";
    private final Credentials credentials;
    private final BrowserOrigins origins;
    private final DeviceProof proof;

    Handshake(Credentials credentials, BrowserOrigins origins, Clock clock) {
        this.credentials = credentials;
        this.origins = origins;
        proof = new DeviceProof(clock);
    }

    /**
     * A client that may stay.
     *
     * @param requestId the id to answer under
     * @param protocol the version that both speak
     */
    record Admission(String requestId, ConnectParams params, int protocol, Caller caller) {}

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
            checkIdentityGiven(params, role, peer);
            if (params.device().isPresent())
                proof.check(params, params.device().get(), role, nonce);
            credentials.check(peer, params.auth(), params.device().isPresent(), Clients.page(params));
            return new Admission(Frames.id(request), params, protocol, caller(params, role, connectionId, peer));
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

    private static void checkIdentityGiven(ConnectParams params, String role, Peer peer) {
        if (params.device().isPresent())
            return;
        boolean credential = params.auth().isPresent()
                && (params.auth().get().token().isPresent() || params.auth().get().password().isPresent());
        if (role.equals("node") || !credential)
            throw new GatewayException(ErrorCode.NOT_PAIRED, "device identity required").with(Map.of("code", "DEVICE_IDENTITY_REQUIRED"));
        if (Clients.controlUi(params) && !peer.local())
            throw GatewayException.invalid("control ui requires device identity (use HTTPS or localhost secure context)")
                    .with(Map.of("code", "CONTROL_UI_DEVICE_IDENTITY_REQUIRED"));
    }

    /**
     * Until devices are paired, only programs on this machine get what they ask for: with a device's proof, or with the shared secret. Who
     * comes from elsewhere may stay, without any scope.
     */
    private Caller caller(ConnectParams params, String role, String connectionId, Peer peer) {
        boolean trusted = peer.local() && (params.device().isPresent() || credentials.secret());
        Set<String> scopes = trusted && role.equals("operator") ? Set.copyOf(params.scopes()) : Set.of();
        return new Caller(connectionId, Clients.id(params), Clients.mode(params), role, scopes,
                params.device().map(ConnectParams.Device::id), peer.local());
    }
}
