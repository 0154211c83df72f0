package ai.openclaw.http;

import ai.openclaw.api.AtomicFile;
import ai.openclaw.api.GatewayException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** Makes a certificate that the gateway signs itself, with the JDK's own tool: there is no public API for that. */
final class SelfSigned {
    private static final int PATIENCE_SECONDS = 30;
    private static final String DAYS = "3650";
    private static final String ALIAS = "gateway";
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[]{'\n'});

    private SelfSigned() {}

    /** @throws GatewayException when that is not possible here */
    static void make(Path certificate, Path key) {
        try {
            Path folder = AtomicFile.folderOf(certificate);
            Path store = folder.resolve("." + UUID.randomUUID() + ".p12");
            String password = UUID.randomUUID().toString();
            try {
                generate(store, password);
                write(store, password.toCharArray(), certificate, key);
            } finally {
                Files.deleteIfExists(store);
            }
            LoggerFactory.getLogger("tls").info("gateway tls: generated self-signed cert at {}", certificate);
        } catch (IOException | GeneralSecurityException e) {
            throw GatewayException.invalid("gateway.tls.autoGenerate: no certificate could be made at " + certificate + ": "
                    + e.getMessage() + ". Set gateway.tls.certPath and gateway.tls.keyPath to files of your own.");
        }
    }

    private static void generate(Path store, String password) throws IOException {
        ProcessBuilder command = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
                "-alias", ALIAS, "-keyalg", "EC", "-groupname", "secp256r1", "-sigalg", "SHA256withECDSA", "-validity", DAYS, "-dname",
                "CN=openclaw-gateway", "-ext", "san=" + names(), "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass:env",
                "STORE_PASSWORD").redirectErrorStream(true);
        command.environment().put("STORE_PASSWORD", password);
        Process tool = command.start();
        try {
            if (!tool.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                throw new IOException("keytool does not end");
            if (tool.exitValue() != 0)
                throw new IOException(
                        "keytool failed: " + new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            tool.destroyForcibly();
        }
    }

    /** The names under which this machine may be called. */
    private static String names() {
        String names = "dns:localhost,ip:127.0.0.1,ip:::1";
        try {
            String host = InetAddress.getLocalHost().getHostName();
            return host.matches("[A-Za-z0-9][A-Za-z0-9.-]{0,200}") && !host.equals("localhost") ? names + ",dns:" + host : names;
        } catch (UnknownHostException e) {
            return names;
        }
    }

    private static void write(Path store, char[] password, Path certificate, Path key) throws IOException, GeneralSecurityException {
        KeyStore made = KeyStore.getInstance(store.toFile(), password);
        AtomicFile.write(key, block("PRIVATE KEY", made.getKey(ALIAS, password).getEncoded()));
        AtomicFile.write(certificate, block("CERTIFICATE", made.getCertificate(ALIAS).getEncoded()));
    }

    private static String block(String name, byte[] content) {
        return String.join("\n", List.of("-----BEGIN " + name + "-----", LINES.encodeToString(content), "-----END " + name + "-----", ""));
    }
}
