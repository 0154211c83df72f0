package ai.openclaw.api;

import java.util.List;
import java.util.Optional;

/**
 * A client that wants to connect, after its frame was found well-formed (contract sections 3.1 to 3.4).
 *
 * @param connectionId the connection, a UUID
 * @param nonce the challenge that this connection was sent
 * @param role operator or node
 * @param scopes what it asks for, in its order
 * @param device the proof of its identity
 * @param shown its credentials
 * @param pageMayLackDevice whether the settings let the Control UI do without a device
 */
public record ConnectAttempt(String connectionId, RequestSource source, String nonce, Client client, String role, List<String> scopes,
        Optional<Device> device, Shown shown, boolean pageMayLackDevice) {
    public ConnectAttempt {
        scopes = List.copyOf(scopes);
    }

    /**
     * The program.
     *
     * @param id such as {@code cli}
     * @param mode what it is used as, such as {@code probe}
     * @param page whether it is one of the pages in a browser
     */
    public record Client(String id, String mode, boolean page, Optional<String> displayName, String platform,
            Optional<String> deviceFamily) {}

    /**
     * A device and its signature.
     *
     * @param publicKey the raw Ed25519 key in base64
     * @param signedAt epoch milliseconds
     */
    public record Device(String id, String publicKey, String signature, long signedAt, String nonce) {}

    /** What it shows to be let in. */
    public record Shown(Optional<String> token, Optional<String> password, Optional<String> deviceToken, Optional<String> bootstrapToken) {
        public static final Shown NOTHING = new Shown(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        @Override
        public String toString() { return "Shown[***]"; }
    }
}
