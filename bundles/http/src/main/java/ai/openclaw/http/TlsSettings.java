package ai.openclaw.http;

import ai.openclaw.api.Describe;
import ai.openclaw.api.Settings;
import java.util.Optional;

/** Transport encryption of the listener. */
@Settings("gateway.tls")
public record TlsSettings(@Describe("Serve https and wss") boolean enabled,
        @Describe("Make a self-signed certificate") Optional<Boolean> autoGenerate,
        @Describe("Certificate file, PEM") Optional<String> certPath, @Describe("Private key file, PEM") Optional<String> keyPath,
        @Describe("Certificates of clients to accept, PEM") Optional<String> caPath) {}
