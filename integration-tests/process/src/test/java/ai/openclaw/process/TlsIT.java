package ai.openclaw.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that speaks TLS with a certificate of its own, and the command line beside it. */
class TlsIT {
    @TempDir
    Path folder;

    @Test
    void theCommandLineTalksToItsOwnGatewayAndToNoOtherThatPretends() throws Exception {
        try (Installation installation = new Installation(folder).write(configuration())) {
            RunningGateway gateway = installation.gateway();
            assertTrue(gateway.output().contains("listening on wss://127.0.0.1:"), gateway.output());
            String port = Integer.toString(gateway.port());
            Installation.Result health = installation.run("health", "--json", "--port", port);
            assertEquals(0, health.exitCode(), health.all());
            assertTrue(health.out().contains("\"ok\""), health.all());
            Path certificate = installation.state().resolve("gateway/tls/gateway-cert.pem");
            String made = Files.readString(certificate);
            RunningGateway stranger = new Installation(Files.createDirectory(folder.resolve("stranger"))).write(configuration()).gateway();
            Installation.Result refused = installation.run("health", "--port", Integer.toString(stranger.port()));
            stranger.kill();
            assertTrue(refused.exitCode() != 0 && refused.all().contains("does not show the certificate of this gateway"), refused.all());
            assertEquals(made, Files.readString(certificate), "the certificate is made once");
        }
    }

    private static String configuration() {
        return "{ gateway: { mode: 'local', tls: { enabled: true }, auth: { mode: 'token', token: '" + Installation.TOKEN + "' } } }";
    }

    @Test
    void aCertificateThatCannotBeReadIsNamed() throws Exception {
        try (Installation installation = new Installation(folder).write("{ gateway: { mode: 'local', tls: { enabled: true, certPath: '"
                + folder.resolve("none.pem") + "', keyPath: '" + folder.resolve("none.key") + "' } } }")) {
            Installation.Result refused = installation.run("gateway", "--port", "0");
            assertEquals(1, refused.exitCode(), refused.all());
            assertTrue(refused.all().contains("none.pem does not exist"), refused.all());
        }
    }
}
