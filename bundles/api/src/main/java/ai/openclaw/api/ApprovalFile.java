package ai.openclaw.api;

import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** {@code exec-approvals.json} (contract sections 13 and 19): which commands an agent may run on this machine, as operators see it. */
@ProviderType
public interface ApprovalFile {
    /**
     * Reads the file; it is made when it is not there.
     *
     * @throws GatewayException {@code UNAVAILABLE} when it cannot be read or is no JSON
     */
    Snapshot read();

    /**
     * Replaces the file. The socket and its token stay unless others are given.
     *
     * @param baseHash the {@link Snapshot#hash} that the change was made from
     * @throws GatewayException {@code INVALID_REQUEST} when it changed since, and for what is no such file
     */
    Snapshot write(Map<String, ?> file, Optional<String> baseHash);

    /**
     * The file at one time.
     *
     * @param hash SHA-256 of its bytes in lower-case hex
     * @param file without the token of its socket
     */
    record Snapshot(String path, boolean exists, String hash, Map<String, Object> file) {}
}
