package ai.openclaw.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.GatewayException;
import ai.openclaw.testkit.Await;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The listener with TLS, with certificates that the JDK's own tool makes. */
class TlsTest {
    @TempDir
    private Path state;

    private TlsFiles files() {
        return TlsFiles.of(new TlsSettings(true, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()), state)
                .orElseThrow();
    }

    private static WebServer serve(TlsFiles files) throws Exception {
        Dispatch dispatch = new Dispatch(_ -> true);
        dispatch.whiteboard(new HttpServlet() {
            private static final long serialVersionUID = 1;

            @Override
            protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
                response.getOutputStream().print(request.getProtocol() + " " + request.isSecure());
            }
        });
        WebServer server = new WebServer(dispatch,
                new WebServer.Options(_ -> true, Optional.of(files), () -> Optional.of("max-age=60"), (_, _) -> {}));
        server.bind(List.of("127.0.0.1"), 0);
        server.start();
        return server;
    }

    private static SSLContext trusting(X509Certificate certificate) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("gateway", certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static HttpResponse<String> get(SSLContext context, int port, HttpClient.Version version) throws Exception {
        try (HttpClient client = HttpClient.newBuilder().sslContext(context).version(version).build()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/")).timeout(Duration.ofSeconds(20)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void makesACertificateOfItsOwnAndSpeaksBothProtocols() throws Exception {
        TlsFiles files = files();
        WebServer server = serve(files);
        try {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(files.key())));
            SSLContext context = trusting(Pem.certificates(Files.readString(files.certificate())).getFirst());
            HttpResponse<String> second = get(context, server.port(), HttpClient.Version.HTTP_2);
            assertEquals("HTTP/2.0 true", second.body());
            assertEquals(Optional.of("max-age=60"), second.headers().firstValue("Strict-Transport-Security"));
            assertEquals("HTTP/1.1 true", get(context, server.port(), HttpClient.Version.HTTP_1_1).body());
            assertThrows(SSLHandshakeException.class, () -> get(SSLContext.getDefault(), server.port(), HttpClient.Version.HTTP_1_1));
        } finally {
            server.stop();
        }
    }

    @Test
    void takesUpARenewedCertificateAndKeepsItsConnections() throws Exception {
        TlsFiles files = files();
        WebServer server = serve(files);
        Path other = state.resolve("other");
        TlsFiles renewed = new TlsFiles(other.resolve("c.pem"), other.resolve("k.pem"), Optional.empty(), true);
        var _ = renewed.read();
        X509Certificate after = Pem.certificates(Files.readString(renewed.certificate())).getFirst();
        SSLContext before = trusting(Pem.certificates(Files.readString(files.certificate())).getFirst());
        try (HttpClient client = HttpClient.newBuilder().sslContext(before).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("https://localhost:" + server.port() + "/")).build();
            assertEquals(200, client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
            Files.writeString(files.certificate(), "broken");
            Files.copy(renewed.key(), files.key(), StandardCopyOption.REPLACE_EXISTING);
            Files.copy(renewed.certificate(), files.certificate(), StandardCopyOption.REPLACE_EXISTING);
            Await.until("new connections see it", Duration.ofSeconds(20), () -> reachable(trusting(after), server.port()));
            assertEquals(200, client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode(), "the old connection goes on");
            assertFalse(reachable(before, server.port()));
        } finally {
            server.stop();
        }
    }

    private static boolean reachable(SSLContext context, int port) throws Exception {
        try {
            return get(context, port, HttpClient.Version.HTTP_1_1).statusCode() == 200;
        } catch (SSLHandshakeException e) {
            return false;
        }
    }

    @Test
    void saysWhichFileIsWrong() throws IOException {
        Path certificate = Files.writeString(state.resolve("c.pem"), "no certificate");
        TlsFiles missing = new TlsFiles(state.resolve("none.pem"), certificate, Optional.empty(), false);
        assertTrue(assertThrows(GatewayException.class, missing::read).message().endsWith("none.pem does not exist."));
        TlsFiles empty = new TlsFiles(certificate, certificate, Optional.empty(), false);
        assertTrue(assertThrows(GatewayException.class, empty::read).message().contains("there is no certificate in it"));
        TlsFiles made = files();
        var _ = made.read();
        Path locked = Files.writeString(state.resolve("k.pem"),
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----");
        TlsFiles encrypted = new TlsFiles(made.certificate(), locked, Optional.empty(), false);
        assertTrue(assertThrows(GatewayException.class, encrypted::read).message().contains("openssl pkcs8"));
    }
}
