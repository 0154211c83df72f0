package ai.openclaw.http;

import ai.openclaw.api.GatewayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS of one listener. A renewed certificate is taken up within {@link #LOOK} for connections that come from then on; one that is broken leaves
 * the former in force.
 */
final class Encryption implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("gateway");
    private static final Duration LOOK = Duration.ofSeconds(5);
    private final TlsFiles files;
    private final SslContextFactory.Server factory = new SslContextFactory.Server();
    private final Thread watch;
    private String content;

    /** @throws GatewayException when the files cannot be used */
    Encryption(TlsFiles files) {
        this.files = files;
        use(factory, files.read());
        // compared by content, for tools that renew write in place, rename, or switch a link
        content = content();
        watch = Thread.ofVirtual().name("tls-renewal").unstarted(this::look);
        factory.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        factory.setUseCipherSuitesOrder(true);
    }

    /** Looks for renewed files from now on. */
    void start() { watch.start(); }

    SslContextFactory.Server factory() { return factory; }

    private static void use(SslContextFactory factory, TlsFiles.Identity identity) {
        factory.setKeyStore(identity.store());
        factory.setKeyStorePassword(TlsFiles.PASSWORD);
        identity.clients().ifPresent(clients -> {
            factory.setTrustStore(clients);
            if (factory instanceof SslContextFactory.Server server)
                server.setNeedClientAuth(true);
        });
    }

    private void look() {
        try {
            while (true) {
                Thread.sleep(LOOK);
                renew();
            }
        } catch (InterruptedException e) {
            LOG.debug("no longer looking at {}", files.certificate());
        }
    }

    private void renew() {
        String now = content();
        if (now.equals(content))
            return;
        content = now;
        try {
            TlsFiles.Identity identity = files.read();
            factory.reload(changed -> use(changed, identity));
            LOG.info("took up the renewed certificate {}, valid until {}", files.certificate(),
                    identity.certificate().getNotAfter().toInstant());
        } catch (Exception e) {
            String why = e instanceof GatewayException failure ? failure.message() : e.toString();
            LOG.error("the former certificate stays in force: {}", why);
        }
    }

    private String content() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : Stream.concat(Stream.of(files.certificate(), files.key()), files.clients().stream()).toList())
                digest.update(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            return "unreadable";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() { watch.interrupt(); }
}
