package ai.openclaw.tools.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.util.Timeout;

/** One request over a connection of its own, which goes to the given addresses whatever the name means by now. */
final class PageRequest {
    private static final Http1Config BOUNDS = Http1Config.custom().setMaxLineLength(16_384).setMaxHeaderCount(200).build();
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    private final PageUrl url;
    private final List<InetAddress> addresses;
    private final HttpGet get;
    private final int maxBytes;
    private final long deadline;

    /** What came back; the body is empty for a redirect. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(int status, Optional<String> location, Optional<String> contentType, byte[] body, boolean cut) {}

    PageRequest(PageUrl url, List<InetAddress> addresses, PageOrder order, long deadline) {
        this.url = url;
        this.addresses = addresses;
        this.deadline = deadline;
        maxBytes = order.maxBytes();
        get = new HttpGet(url.uri());
        get.setHeader("User-Agent", order.userAgent());
        get.setHeader("Accept", order.accept());
        get.setHeader("Accept-Language", "en;q=0.5,*;q=0.1");
        get.setHeader("Accept-Encoding", "gzip, deflate");
    }

    void abort() { get.abort(); }

    Answer send() throws IOException {
        Duration left = Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime()));
        // a server that sends a byte now and then never runs into the timeout of a single read
        Thread watch = Thread.ofVirtual().name("web-fetch-deadline").start(() -> {
            try {
                Thread.sleep(left);
                abort();
            } catch (InterruptedException e) {
                // it was answered in time
            }
        });
        try (CloseableHttpClient client = client(left)) {
            // it is not closed but given up: closing would read the rest of the body first, which may have no end
            try {
                return read(client.executeOpen(new HttpHost(url.uri().getScheme(), url.host(), url.port()), get, null));
            } finally {
                abort();
            }
        } finally {
            watch.interrupt();
        }
    }

    private CloseableHttpClient client(Duration left) {
        BasicHttpClientConnectionManager connection = BasicHttpClientConnectionManager.create(null, new Pinned(),
                RegistryBuilder.<TlsSocketStrategy>create().register(URIScheme.HTTPS.id, DefaultClientTlsStrategy.createDefault()).build(),
                ManagedHttpClientConnectionFactory.builder().http1Config(BOUNDS).build());
        Timeout toConnect = Timeout.of(left.compareTo(TO_CONNECT) < 0 ? left : TO_CONNECT);
        connection.setConnectionConfig(ConnectionConfig.custom().setConnectTimeout(toConnect).setSocketTimeout(Timeout.of(left)).build());
        return HttpClientBuilder.create().setConnectionManager(connection)
                .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(Timeout.of(left)).build()).disableRedirectHandling()
                .disableAutomaticRetries().disableCookieManagement().disableAuthCaching().disableContentCompression()
                .disableDefaultUserAgent().build();
    }

    private Answer read(ClassicHttpResponse response) throws IOException {
        Optional<String> location = header(response, "Location");
        HttpEntity entity = response.getEntity();
        if (entity == null || (location.isPresent() && response.getCode() / 100 == 3))
            return new Answer(response.getCode(), location, header(response, "Content-Type"), new byte[0], false);
        InputStream body = decoded(entity.getContent(), header(response, "Content-Encoding").orElse("identity"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        int read = 0;
        while (bytes.size() <= maxBytes && (read = body.read(buffer)) >= 0)
            bytes.write(buffer, 0, read);
        boolean cut = bytes.size() > maxBytes;
        byte[] all = bytes.toByteArray();
        return new Answer(response.getCode(), location, header(response, "Content-Type"),
                cut ? java.util.Arrays.copyOf(all, maxBytes) : all, cut);
    }

    private static InputStream decoded(InputStream body, String coding) throws IOException {
        return switch (coding.toLowerCase(Locale.ROOT).strip()) {
            case "gzip", "x-gzip" -> new GZIPInputStream(body);
            case "deflate" -> new InflaterInputStream(body);
            case "identity", "" -> body;
            default -> throw new IOException("its answer is encoded as \"" + coding + "\", which was not asked for");
        };
    }

    private static Optional<String> header(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null || header.getValue() == null ? Optional.empty() : Optional.of(header.getValue());
    }

    /** Answers with the addresses that were checked. */
    private final class Pinned implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            if (!host.equals(url.host()))
                throw new UnknownHostException(host);
            return addresses.toArray(InetAddress[]::new);
        }

        @Override
        public String resolveCanonicalHostname(String host) { return host; }
    }
}
