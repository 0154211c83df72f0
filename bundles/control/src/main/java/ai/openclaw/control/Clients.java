package ai.openclaw.control;

import ai.openclaw.api.ClientInfo;
import ai.openclaw.protocol.ConnectParams;
import ai.openclaw.protocol.ConnectParams.ClientId;
import ai.openclaw.protocol.ConnectParams.ClientMode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What follows from the program that a client says it is. */
final class Clients {
    private static final Set<ClientId> PAGES = Set.of(ClientId.OPENCLAW_CONTROL_UI, ClientId.WEBCHAT, ClientId.WEBCHAT_UI);

    private Clients() {}

    /** The program as on the wire. */
    static String id(ConnectParams params) { return wire(params.client().id()); }

    /** Its use as on the wire. */
    static String mode(ConnectParams params) { return wire(params.client().mode()); }

    /** Whether it must come from an allowed page (contract section 3.6). */
    static boolean page(ConnectParams params) {
        return PAGES.contains(params.client().id()) || params.client().mode() == ClientMode.WEBCHAT;
    }

    static boolean controlUi(ConnectParams params) { return params.client().id() == ClientId.OPENCLAW_CONTROL_UI; }

    /** Whether it is told to others as present (contract section 7.2). */
    static boolean listed(ConnectParams params) {
        return params.device().isPresent() && params.client().mode() != ClientMode.CLI && params.client().mode() != ClientMode.PROBE;
    }

    /** A client as others in the gateway see it. */
    static ClientInfo info(Handshake.Admission admitted, Peer peer, long connectedAtMs) {
        ConnectParams params = admitted.params();
        ConnectParams.Client client = params.client();
        Optional<String> address = Optional.of(peer.address()).filter(_ -> !admitted.caller().local());
        return new ClientInfo(admitted.caller(), admitted.protocol(), client.displayName(), client.version(), client.platform(),
                client.deviceFamily(), client.modelIdentifier(), client.instanceId(), params.caps(), params.commands(),
                params.permissions(), params.pathEnv(), address, connectedAtMs);
    }

    private static String wire(Enum<?> constant) { return constant.name().toLowerCase(Locale.ROOT).replace('_', '-'); }
}
