package ai.openclaw.protocol;

import ai.openclaw.api.AnyOf;
import ai.openclaw.api.NotEmpty;
import ai.openclaw.api.Range;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a client says of itself in {@code connect} (contract section 3.1). */
@ParamsOf("connect")
public record ConnectParams(@Range(min = 1) Integer minProtocol, @Range(min = 1) Integer maxProtocol, Client client, List<String> caps,
        List<String> commands, Map<String, Boolean> permissions, Optional<String> pathEnv, Optional<String> role, List<String> scopes,
        Optional<Device> device, Optional<Auth> auth, Optional<String> locale, Optional<String> userAgent) {

    /** The program. */
    public record Client(ClientId id, Optional<String> displayName, @NotEmpty String version, @NotEmpty String platform,
            Optional<String> deviceFamily, Optional<String> modelIdentifier, ClientMode mode, Optional<String> instanceId) {}

    /** The programs that may connect. */
    @AnyOf
    public enum ClientId {
        CLI, GATEWAY_CLIENT, OPENCLAW_PROBE, OPENCLAW_CONTROL_UI, WEBCHAT, WEBCHAT_UI, OPENCLAW_MACOS, OPENCLAW_IOS, OPENCLAW_ANDROID, NODE_HOST, FINGERPRINT, TEST
    }

    /** What a program is used as. */
    @AnyOf
    public enum ClientMode {
        CLI, BACKEND, PROBE, UI, WEBCHAT, NODE, TEST
    }

    /** The proof of a device's identity (contract section 3.4). */
    public record Device(@NotEmpty String id, @NotEmpty String publicKey, @NotEmpty String signature, Long signedAt, String nonce) {}

    /** The credential. */
    public record Auth(Optional<String> token, Optional<String> password, Optional<String> deviceToken, Optional<String> bootstrapToken) {
        @Override
        public String toString() { return "Auth[***]"; }
    }
}
