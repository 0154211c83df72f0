package ai.openclaw.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Believes in one certificate alone: that of the gateway of this machine, which mostly signed it itself. */
final class PinnedCertificate implements X509TrustManager {
    private final X509Certificate expected;

    private PinnedCertificate(X509Certificate expected) { this.expected = expected; }

    static SSLSocketFactory of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            X509Certificate expected = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[]{new PinnedCertificate(expected)}, null);
            return context.getSocketFactory();
        } catch (IOException | GeneralSecurityException e) {
            throw new IOException("the certificate " + file + " of the gateway cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        if (chain.length == 0 || !MessageDigest.isEqual(chain[0].getEncoded(), expected.getEncoded()))
            throw new CertificateException("what answers there does not show the certificate of this gateway");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("no clients here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() { return new X509Certificate[0]; }
}
