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
     * @throws GatewayException in plain words that say which host did what
     */
    FetchedPage fetch(PageUrl first, PageOrder order) throws InterruptedException {
        long deadline = System.nanoTime() + order.timeout().toNanos();
        PageUrl url = first;
        for (int hop = 0;; hop++) {
            order.admit(url);
            PageRequest.Answer answer = ask(url, order, deadline);
            Optional<String> location = answer.location().filter(_ -> REDIRECTS.contains(answer.status()));
            if (location.isEmpty())
                return new FetchedPage(url.uri(), answer.status(), answer.contentType(), answer.body(), answer.cut());
            if (hop >= order.maxRedirects())
                throw GatewayException
                        .unavailable(first.host() + " redirects more than " + order.maxRedirects() + " times, the last time to "
                                + url.redirected(location.get()).uri() + "; fetch that address, or raise " + order.redirectsSetting());
            url = url.redirected(location.get());
        }
    }

    private PageRequest.Answer ask(PageUrl url, PageOrder order, long deadline) throws InterruptedException {
        List<InetAddress> addresses = addresses(url, order, deadline);
        PageRequest request = new PageRequest(url, addresses, order, deadline);
        running.add(request);
        try {
            if (closed)
                throw GatewayException.unavailable("the web tools were stopped or updated; fetch " + url.uri() + " again");
            return request.send();
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted())
                throw (InterruptedException) new InterruptedException("given up").initCause(e);
            throw failure(url, e, order, deadline);
        } finally {
            running.remove(request);
        }
    }

    private GatewayException failure(PageUrl url, IOException e, PageOrder order, long deadline) {
        if (closed)
            return GatewayException.unavailable("the web tools were stopped or updated; fetch " + url.uri() + " again");
        if (e instanceof SocketTimeoutException || System.nanoTime() - deadline >= 0)
            return late(url, order);
        if (e instanceof SSLException)
            return GatewayException.unavailable(url.host() + ": no safe connection (" + e.getMessage() + ")");
        return GatewayException.unavailable(url.host() + " cannot be reached: " + e.getMessage());
    }

    private static GatewayException late(PageUrl url, PageOrder order) {
        return GatewayException.unavailable(url.host() + " did not answer within " + inWords(order.timeout())
                + "; try again, or a person can raise " + order.timeoutSetting());
    }

    private static String inWords(Duration time) {
        return time.toMillis() < 1000 ? time.toMillis() + " ms" : Math.round(time.toMillis() / 1000.0) + " s";
    }

    /** One bad address among good ones is refused as well: nobody has that by accident. */
    private List<InetAddress> addresses(PageUrl url, PageOrder order, long deadline) throws InterruptedException {
        Optional<InetAddress> written = url.address();
        List<InetAddress> found = written.isPresent() ? List.of(written.get()) : lookUp(url, order, deadline);
        if (found.isEmpty() || !found.stream().allMatch(address -> destinations.allow(address, url.port())))
            throw PageUrl.notPublic(url.host());
        return found;
    }

    /** The system's lookup cannot be interrupted, so it has a thread of its own. */
    private List<InetAddress> lookUp(PageUrl url, PageOrder order, long deadline) throws InterruptedException {
        FutureTask<List<InetAddress>> lookup = new FutureTask<>(() -> names.find(url.host()));
        Thread.ofVirtual().name("web-fetch-name").start(lookup);
        try {
            return lookup.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw late(url, order);
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
