package ai.openclaw.tools.web;

import ai.openclaw.api.GatewayException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Fetches pages from where that is allowed. Each name is looked up once, all its addresses are checked, and the connection goes to one of
 * these; every redirect starts over, with a connection of its own and without anything that the former host was told.
 */
final class PageFetcher implements AutoCloseable {
    /** More of a body is not taken into memory, however small it was when compressed. */
    static final int LARGEST = 2 << 20;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private final NameLookup names;
    private final Destinations destinations;
    private final Set<PageRequest> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    PageFetcher(NameLookup names, Destinations destinations) {
        this.names = names;
        this.destinations = destinations;
    }

    /**
     * Fetches a page, redirects followed.
     *
     * @param limit of the whole
     * @throws GatewayException in plain words that say which host did what
     */
    FetchedPage fetch(PageUrl first, String userAgent, int maxRedirects, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        PageUrl url = first;
        for (int hop = 0;; hop++) {
            PageRequest.Answer answer = ask(url, userAgent, deadline, limit);
            Optional<String> location = answer.location().filter(_ -> REDIRECTS.contains(answer.status()));
            if (location.isEmpty())
                return new FetchedPage(url.uri(), answer.status(), answer.contentType(), answer.body(), answer.cut());
            if (hop >= maxRedirects)
                throw GatewayException.unavailable(first.host() + " redirects more than " + maxRedirects + " times, the last time to "
                        + url.redirected(location.get()).uri() + "; fetch that address, or raise tools.web.fetch.maxRedirects");
            url = url.redirected(location.get());
        }
    }

    private PageRequest.Answer ask(PageUrl url, String userAgent, long deadline, Duration limit) throws InterruptedException {
        List<InetAddress> addresses = addresses(url, deadline, limit);
        PageRequest request = new PageRequest(url, addresses, userAgent, deadline);
        running.add(request);
        try {
            if (closed)
                throw GatewayException.unavailable("the web tools were stopped or updated; fetch " + url.uri() + " again");
            return request.send();
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted())
                throw (InterruptedException) new InterruptedException("given up").initCause(e);
            throw failure(url, e, deadline, limit);
        } finally {
            running.remove(request);
        }
    }

    private GatewayException failure(PageUrl url, IOException e, long deadline, Duration limit) {
        if (closed)
            return GatewayException.unavailable("the web tools were stopped or updated; fetch " + url.uri() + " again");
        if (e instanceof SocketTimeoutException || System.nanoTime() - deadline >= 0)
            return late(url, limit);
        if (e instanceof SSLException)
            return GatewayException.unavailable(url.host() + ": no safe connection (" + e.getMessage() + ")");
        return GatewayException.unavailable(url.host() + " cannot be reached: " + e.getMessage());
    }

    private static GatewayException late(PageUrl url, Duration limit) {
        return GatewayException.unavailable(url.host() + " did not answer within " + limit.toSeconds()
                + " s; try again, or a person can raise tools.web.fetch.timeoutSeconds");
    }

    /** One bad address among good ones is refused as well: nobody has that by accident. */
    private List<InetAddress> addresses(PageUrl url, long deadline, Duration limit) throws InterruptedException {
        Optional<InetAddress> written = url.address();
        List<InetAddress> found = written.isPresent() ? List.of(written.get()) : lookUp(url, deadline, limit);
        if (found.isEmpty() || !found.stream().allMatch(address -> destinations.allow(address, url.port())))
            throw PageUrl.notPublic(url.host());
        return found;
    }

    /** The system's lookup cannot be interrupted, so it has a thread of its own. */
    private List<InetAddress> lookUp(PageUrl url, long deadline, Duration limit) throws InterruptedException {
        FutureTask<List<InetAddress>> lookup = new FutureTask<>(() -> names.find(url.host()));
        Thread.ofVirtual().name("web-fetch-name").start(lookup);
        try {
            return lookup.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw late(url, limit);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof UnknownHostException
                    ? GatewayException.unavailable("there is no host \"" + url.host() + "\"; check the spelling of the address")
                    : GatewayException.unavailable("\"" + url.host() + "\" cannot be looked up: " + e.getCause());
        }
    }

    /** Ends what is still going on. */
    @Override
    public void close() {
        closed = true;
        running.forEach(PageRequest::abort);
    }
}
