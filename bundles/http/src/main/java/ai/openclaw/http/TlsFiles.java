package ai.openclaw.http;

import ai.openclaw.api.GatewayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * The files that prove to clients who the gateway is.
 *
 * @param certificate with the chain behind it, PEM
 * @param key PEM
 * @param clients whose certificates are signed by one of these may connect, and nobody else; PEM
 * @param generate whether a self-signed certificate is made when there is none
 */
record TlsFiles(Path certificate, Path key, Optional<Path> clients, boolean generate) {
    private static final String ALIAS = "gateway";
    /** The key store never leaves the memory. */
    static final String PASSWORD = "in-memory";

    /**
     * Where they are (contract section 19: {@code gateway/tls/}); empty when nothing is to be encrypted.
     *
     * @throws GatewayException when only one of the two is named
     */
    static Optional<TlsFiles> of(TlsSettings settings, Path stateDir) {
        if (!settings.enabled())
            return Optional.empty();
        if (settings.certPath().isPresent() != settings.keyPath().isPresent())
            throw GatewayException.invalid(
                    "gateway.tls.certPath and gateway.tls.keyPath belong together; set both, or none for a" + " self-signed certificate.");
        Path folder = stateDir.resolve("gateway").resolve("tls");
        boolean own = settings.certPath().isEmpty();
        return Optional.of(new TlsFiles(settings.certPath().map(TlsFiles::path).orElse(folder.resolve("gateway-cert.pem")),
                settings.keyPath().map(TlsFiles::path).orElse(folder.resolve("gateway-key.pem")), settings.caPath().map(TlsFiles::path),
                own && settings.autoGenerate().orElse(true)));
    }

    private static Path path(String text) {
        return text.startsWith("~/") ? Path.of(System.getProperty("user.home"), text.substring(2)) : Path.of(text);
    }

    /**
     * Reads them, and makes them before if that is wanted.
     *
     * @throws GatewayException that names the file that is wrong, and the way out
     */
    Identity read() {
        if (generate && !(Files.exists(certificate) && Files.exists(key)))
            SelfSigned.make(certificate, key);
        List<X509Certificate> chain = parse(certificate, Pem::certificates);
        PrivateKey secret = parse(key, Pem::key);
        Optional<KeyStore> trusted = clients.map(file -> trusted(parse(file, Pem::certificates)));
        try {
            KeyStore store = empty();
            store.setKeyEntry(ALIAS, secret, PASSWORD.toCharArray(), chain.toArray(X509Certificate[]::new));
            return new Identity(store, trusted, chain.getFirst());
        } catch (GeneralSecurityException | IOException e) {
            throw GatewayException.invalid(key + " does not belong to the certificate " + certificate + ": " + e.getMessage());
        }
    }

    /**
     * Certificate and key, ready for use.
     *
     * @param clients whose certificates are accepted
     * @param certificate what clients see
     */
    record Identity(KeyStore store, Optional<KeyStore> clients, X509Certificate certificate) {}

    private static KeyStore trusted(List<X509Certificate> certificates) {
        try {
            KeyStore store = empty();
            for (int i = 0; i < certificates.size(); i++)
                store.setCertificateEntry("client-" + i, certificates.get(i));
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    /** Reads one of the files. */
    private interface Parser<T> {
        T parse(String text) throws GeneralSecurityException;
    }

    private static <T> T parse(Path file, Parser<T> parser) {
        try {
            return parser.parse(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw GatewayException.invalid("gateway.tls: the file " + file + " does not exist.");
        } catch (IOException | GeneralSecurityException e) {
            throw GatewayException.invalid("gateway.tls: " + file + " cannot be used: " + e.getMessage() + ".");
        }
    }
}
