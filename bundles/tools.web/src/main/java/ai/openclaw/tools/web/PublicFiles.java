package ai.openclaw.tools.web;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.RemoteFiles;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Files of the public web, whole or not at all; by the same rules as pages (security checklist 25). */
@Component
public final class PublicFiles implements RemoteFiles {
    /** Each file is in memory while it comes; who waits longer than his timeout is refused. */
    private static final int AT_ONCE = 4;
    private static final int LARGEST = 256 << 20;
    private static final String UNKNOWN = "application/octet-stream";
    private final PageFetcher fetcher;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    @Activate
    public PublicFiles() { this(new PageFetcher(NameLookup.SYSTEM, Destinations.PUBLIC)); }

    PublicFiles(PageFetcher fetcher) { this.fetcher = fetcher; }

    @Override
    public RemoteFile fetch(String url, Limits limits) throws InterruptedException {
        PageUrl first = PageUrl.of(url);
        long began = System.nanoTime();
        if (!places.tryAcquire(limits.timeout().toNanos(), TimeUnit.NANOSECONDS))
            throw GatewayException.unavailable(first.host() + " was not asked, for " + AT_ONCE
                    + " other files are being fetched; try again, or a person can raise " + limits.settings() + ".timeoutMs");
        try {
            Duration left = limits.timeout().minusNanos(System.nanoTime() - began);
            return file(fetcher.fetch(first, order(limits, left)), limits);
        } finally {
            places.release();
        }
    }

    private static PageOrder order(Limits limits, Duration left) {
        String settings = limits.settings();
        return new PageOrder(FetchSettings.USER_AGENT, "*/*", limits.hosts(), (int) Math.min(limits.maxBytes(), LARGEST),
                limits.maxRedirects(), left,
                new PageOrder.Names(settings + ".urlAllowlist", settings + ".maxRedirects", settings + ".timeoutMs"));
    }

    private static RemoteFile file(FetchedPage page, Limits limits) {
        String host = page.url().getHost();
        if (page.status() != 200)
            throw GatewayException
                    .unavailable(host + " answered with status " + page.status() + " and not with the file; check the address");
        if (page.cut())
            throw GatewayException.invalid("what " + host + " sends is bigger than " + Math.min(limits.maxBytes(), LARGEST)
                    + " bytes; a person can raise " + limits.settings() + ".maxBytes");
        return new RemoteFile(page.url(), type(page.contentType()), page.body());
    }

    private static String type(Optional<String> header) {
        String type = header.orElse("").toLowerCase(Locale.ROOT);
        int parameters = type.indexOf(';');
        String plain = (parameters < 0 ? type : type.substring(0, parameters)).strip();
        return plain.isEmpty() ? UNKNOWN : plain;
    }

    /** Ends what is being fetched. */
    @Deactivate
    public void close() { fetcher.close(); }
}
