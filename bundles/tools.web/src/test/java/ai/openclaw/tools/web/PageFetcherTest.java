package ai.openclaw.tools.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.GatewayException;
import ai.openclaw.testkit.Await;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Security checklist 25 against real servers: one that may be fetched from, and one on this machine that may not. */
class PageFetcherTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private final Map<String, Queue<List<InetAddress>>> names = new ConcurrentHashMap<>();
    private PageServer open;
    private PageServer inside;
    private PageFetcher fetcher;

    @BeforeEach
    void start() throws IOException {
        open = new PageServer();
        inside = new PageServer().page("/", "text/plain", "the secret");
        name("pages.example.com", List.of(LOOPBACK));
        fetcher = new PageFetcher(this::find, (address, port) -> port == open.port() || PublicAddresses.contain(address));
    }

    @AfterEach
    void stop() {
        fetcher.close();
        open.close();
        inside.close();
    }

    @Test
    void theNameStaysInTheRequestAndTheAddressIsTheOneThatWasChecked() throws Exception {
        open.page("/a", "text/plain", "hello");
        FetchedPage page = fetch("/a?b");
        assertEquals("hello", new String(page.body(), StandardCharsets.UTF_8));
        assertEquals(List.of("pages.example.com:" + open.port() + " /a?b"), open.asked);
        assertEquals(1, lookups.size());
    }

    /** DNS rebinding: the first look-up says something harmless, and any later one would lead inside. */
    @Test
    void aNameIsLookedUpOnceForEachConnection() throws Exception {
        name("rebinding.example.com", List.of(InetAddress.ofLiteral("93.184.216.34")));
        names.getOrDefault("rebinding.example.com", new ArrayDeque<>()).add(List.of(LOOPBACK));
        PageFetcher impatient = new PageFetcher(this::find, (address, _) -> PublicAddresses.contain(address));
        assertThrows(GatewayException.class,
                () -> impatient.fetch(PageUrl.of("http://rebinding.example.com:" + inside.port() + "/"), order(Duration.ofMillis(300))));
        assertEquals(List.of("rebinding.example.com"), lookups);
        assertEquals(List.of(), inside.asked, "it was not connected to what the name means later");
        assertRefused(() -> impatient.fetch(PageUrl.of("http://rebinding.example.com:" + inside.port() + "/"), order(LIMIT)));
    }

    @Test
    void aNameThatLeadsInsideIsRefused() {
        name("inside.example.com", List.of(LOOPBACK));
        assertRefused(() -> fetcher.fetch(PageUrl.of("http://inside.example.com:" + inside.port() + "/"), order(LIMIT)));
        name("mixed.example.com", List.of(InetAddress.ofLiteral("93.184.216.34"), LOOPBACK));
        assertRefused(() -> fetcher.fetch(PageUrl.of("http://mixed.example.com:" + inside.port() + "/"), order(LIMIT)));
        assertEquals(List.of(), inside.asked);
    }

    @Test
    void everyRedirectIsCheckedLikeTheFirstAddress() {
        name("inside.example.com", List.of(LOOPBACK));
        open.redirect("/literal", "http://127.0.0.1:" + inside.port() + "/").redirect("/v6", "http://[::1]:" + inside.port() + "/")
                .redirect("/name", "http://inside.example.com:" + inside.port() + "/").redirect("/twice", "/literal");
        for (String path : List.of("/literal", "/v6", "/name", "/twice"))
            assertRefused(() -> fetch(path));
        open.redirect("/scheme", "file:///etc/passwd").redirect("/odd", "http://0x7f.1:" + inside.port() + "/");
        assertThrows(GatewayException.class, () -> fetch("/scheme"));
        assertThrows(GatewayException.class, () -> fetch("/odd"));
        assertEquals(List.of(), inside.asked);
    }

    @Test
    void nothingOfARedirectIsTakenAlong() throws Exception {
        open.redirect("/from", "/to").page("/to", "text/plain", "there");
        FetchedPage page = fetch("/from");
        assertEquals(open.origin() + "/to", page.url().toString());
        assertFalse(open.headers.contains("Cookie") || open.headers.contains("Authorization") || open.headers.contains("Referer"),
                open.headers.toString());
        assertEquals(2, lookups.size(), "a redirect starts over");
    }

    @Test
    void redirectsHaveAnEnd() {
        open.redirect("/round", "/round");
        GatewayException e = assertThrows(GatewayException.class, () -> fetch("/round"));
        assertTrue(e.message().contains("redirects more than 3 times"), e.message());
        assertEquals(4, open.asked.size());
    }

    @Test
    void bodiesWithoutEndAreCut() throws Exception {
        open.page("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            endless(exchange.getResponseBody());
        }).page("/bomb", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, 0);
            endless(new GZIPOutputStream(exchange.getResponseBody()));
        });
        for (String path : List.of("/endless", "/bomb")) {
            FetchedPage page = fetch(path);
            assertTrue(page.cut());
            assertEquals(FetchSettings.LARGEST, page.body().length);
        }
    }

    @Test
    void aServerThatSendsAByteNowAndThenMeetsTheDeadline() {
        CountDownLatch over = new CountDownLatch(1);
        open.page("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (!over.await(20, TimeUnit.MILLISECONDS)) {
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
            }
        }).page("/silent", _ -> over.await());
        for (String path : List.of("/slow", "/silent")) {
            GatewayException e = assertThrows(GatewayException.class,
                    () -> fetcher.fetch(PageUrl.of(open.origin() + path), order(Duration.ofSeconds(1))));
            assertTrue(e.message().contains("did not answer within 1 s"), e.message());
        }
        over.countDown();
    }

    @Test
    void closingEndsWhatIsGoingOn() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        open.page("/silent", _ -> over.await());
        CompletableFuture<FetchedPage> coming = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                coming.complete(fetch("/silent"));
            } catch (Exception e) {
                coming.completeExceptionally(e);
            }
        });
        Await.until("it was asked", () -> !open.asked.isEmpty());
        fetcher.close();
        ExecutionException e = assertThrows(ExecutionException.class, () -> coming.get(2, TimeUnit.SECONDS));
        assertTrue(String.valueOf(e.getCause()).contains("stopped or updated"), String.valueOf(e.getCause()));
        over.countDown();
    }

    @Test
    void saysWhatCannotBeReached() throws IOException {
        GatewayException unknown = assertThrows(GatewayException.class,
                () -> fetcher.fetch(PageUrl.of("http://nobody.example.com/"), order(LIMIT)));
        assertTrue(unknown.message().startsWith("there is no host \"nobody.example.com\""), unknown.message());
        String closed = open.origin();
        open.close();
        GatewayException refused = assertThrows(GatewayException.class, () -> fetcher.fetch(PageUrl.of(closed), order(LIMIT)));
        assertTrue(refused.message().startsWith("pages.example.com cannot be reached"), refused.message());
        open = new PageServer();
    }

    private static void endless(OutputStream out) {
        byte[] zeros = new byte[65_536];
        try (out) {
            while (true)
                out.write(zeros);
        } catch (IOException e) {
            // the reader has enough
        }
    }

    private static PageOrder order(Duration limit) {
        return new PageOrder("test", "text/plain", List.of(), FetchSettings.LARGEST, 3, limit, new PageOrder.Names("h", "r", "t"));
    }

    private FetchedPage fetch(String path) throws InterruptedException {
        return fetcher.fetch(PageUrl.of(open.origin() + path), order(LIMIT));
    }

    private static void assertRefused(org.junit.jupiter.api.function.Executable fetch) {
        GatewayException e = assertThrows(GatewayException.class, fetch);
        assertTrue(e.message().contains("is not on the public internet"), e.message());
    }

    private final List<String> lookups = new java.util.concurrent.CopyOnWriteArrayList<>();

    private void name(String name, List<InetAddress> answer) { names.put(name, new ArrayDeque<>(List.of(answer))); }

    /** Each answer once, and the last one for ever. */
    private List<InetAddress> find(String name) throws UnknownHostException {
        lookups.add(name);
        Queue<List<InetAddress>> answers = names.get(name);
        if (answers == null)
            throw new UnknownHostException(name);
        return answers.size() > 1 ? answers.remove() : answers.element();
    }
}
