package ai.openclaw.cli;

import ai.openclaw.api.GatewayException;
import ai.openclaw.auth.DeviceIdentity;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/**
 * The command line as a device with a key of its own (contract section 3.4). A gateway on this machine knows the command line by the shared
 * secret alone; one elsewhere, or one without secret, wants a device that was paired.
 */
final class OwnDevice {
    /** What it asks for at once, so that one approval is enough for every command (contract section 17, profile A). */
    static final List<String> SCOPES = List.of("operator.admin", "operator.read", "operator.write", "operator.approvals",
            "operator.pairing");
    private final Path stateDir;

    OwnDevice(Path stateDir) { this.stateDir = stateDir; }

    /** Puts the proof into the parameters of a connect, as the last thing before they are sent. */
    void sign(ObjectNode connect, String nonce) {
        DeviceIdentity identity;
        try {
            identity = DeviceIdentity.in(stateDir, Clock.systemUTC());
        } catch (GatewayException e) {
            throw new CliException(e.message());
        }
        long signedAt = System.currentTimeMillis();
        String platform = connect.at("/client/platform").asText().strip().toLowerCase(Locale.ROOT);
        String payload = String.join("|", "v3", identity.id(), connect.at("/client/id").asText(), connect.at("/client/mode").asText(),
                connect.path("role").asText(), String.join(",", SCOPES), Long.toString(signedAt), connect.at("/auth/token").asText(), nonce,
                platform, "");
        connect.putObject("device").put("id", identity.id()).put("publicKey", identity.publicKey()).put("signature", identity.sign(payload))
                .put("signedAt", signedAt).put("nonce", nonce);
    }
}
