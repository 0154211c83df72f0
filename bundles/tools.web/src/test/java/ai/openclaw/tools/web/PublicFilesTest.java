package ai.openclaw.tools.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.RemoteFiles.Limits;
import ai.openclaw.api.RemoteFiles.RemoteFile;
import ai.openclaw.testkit.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Security checklist 21 and 25 for files by address, against a real server. */
class PublicFilesTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final byte[] BYTES = {1, 2, 3, 0, -1};
    private PageServer open;
    private PageServer inside;
    private PublicFiles files;

    @BeforeEach
    void start() throws IOException {
        open = new PageServer().page("/file", "image/PNG; charset=x", BYTES);
        inside = new PageServer().page("/", "image/png", BYTES);
        files = new PublicFiles(new PageFetcher(PublicFilesTest::find, (_, port) -> port == open.port()));
    }

    @AfterEach
    void stop() {
        files.close();
        open.close();
        inside.close();
    }

    private static List<InetAddress> find(String name) throws UnknownHostException {
        if (!name.endsWith("example.com"))
            throw new UnknownHostException(name);
        return List.of(InetAddress.ofLiteral("127.0.0.1"));
    }

    private static Limits limits(Duration timeout, String... hosts) { return new Limits(List.of(hosts), 1000, 2, timeout, "a.images"); }

    private RemoteFile fetch(String path, String... hosts) throws InterruptedException {
        return files.fetch(open.origin() + path, limits(LIMIT, hosts));
    }

    private String refused(String url, Limits limits) {
        GatewayException e = assertThrows(GatewayException.class, () -> files.fetch(url, limits));
        return e.message();
    }

    @Test
    void aFileComesAsItIsWithTheTypeThatTheServerSays() throws Exception {
        open.redirect("/moved", "/file").page("/none", exchange -> exchange.sendResponseHeaders(200, -1));
        RemoteFile file = fetch("/moved");
        assertArrayEquals(BYTES, file.content());
        assertEquals("image/png", file.mimeType());
        assertEquals(open.origin() + "/file", file.url().toString());
        assertEquals("application/octet-stream", fetch("/none").mimeType());
    }

    @Test
    void onlyHostsOfTheListAreAsked() throws Exception {
        for (String rule : List.of("pages.example.com", "PAGES.example.com", "*.example.com", "*.com"))
            assertEquals(5, fetch("/file", "other.org", rule).content().length, rule);
        open.asked.clear();
        for (String rule : List.of("example.com", "*.pages.example.com", "ages.example.com", "*ages.example.com", "*.", "*", ""))
            assertTrue(refused(open.origin() + "/file", limits(LIMIT, rule))
                    .contains("pages.example.com is not among the hosts that may be asked; a person can add it to a.images.urlAllowlist"));
        assertEquals(List.of(), open.asked);
        assertEquals(5, files.fetch("http://example.com:" + open.port() + "/file", limits(LIMIT, "example.com")).content().length);
        assertTrue(refused("http://example.com:" + open.port() + "/file", limits(LIMIT, "*.example.com")).contains("urlAllowlist"),
                "*.example.com is what is below it");
    }

    @Test
    void aRedirectLeadsNeitherOffTheListNorInside() {
        open.redirect("/off", "http://evil.example.com:" + open.port() + "/file")
                .redirect("/inside", "http://pages.example.com:" + inside.port() + "/")
                .redirect("/literal", "http://127.0.0.1:" + inside.port() + "/").redirect("/round", "/round");
        assertTrue(
                refused(open.origin() + "/off", limits(LIMIT, "pages.example.com")).startsWith("evil.example.com is not among the hosts"));
        assertEquals(1, open.asked.size(), "the host was not asked");
        for (String path : List.of("/inside", "/literal"))
            assertTrue(refused(open.origin() + path, limits(LIMIT)).contains("is not on the public internet"));
        assertEquals(List.of(), inside.asked);
        assertTrue(refused(open.origin() + "/round", limits(LIMIT)).endsWith("raise a.images.maxRedirects"));
        assertTrue(refused("http://169.254.169.254/latest", limits(LIMIT, "169.254.169.254")).contains("is not on the public internet"),
                "the list opens nothing that is closed");
    }

    @Test
    void whatIsTooBigOrNoFileIsRefusedAndNotCut() throws Exception {
        open.page("/big", "image/png", new byte[1001]).page("/fits", "image/png", new byte[1000]).page("/gone", exchange -> {
            exchange.sendResponseHeaders(404, 4);
            exchange.getResponseBody().write(new byte[4]);
        }).page("/part", exchange -> {
            exchange.sendResponseHeaders(206, 4);
            exchange.getResponseBody().write(new byte[4]);
        });
        assertEquals(1000, fetch("/fits").content().length);
        assertTrue(refused(open.origin() + "/big", limits(LIMIT)).contains("pages.example.com sends is bigger than 1000 bytes"));
        assertTrue(refused(open.origin() + "/big", limits(LIMIT)).endsWith("raise a.images.maxBytes"));
        assertTrue(refused(open.origin() + "/gone", limits(LIMIT)).contains("answered with status 404"));
        assertTrue(refused(open.origin() + "/part", limits(LIMIT)).contains("answered with status 206"));
    }

    @Test
    void whoIsSlowIsGivenUpAndTheSettingIsNamed() {
        CountDownLatch over = new CountDownLatch(1);
        open.page("/silent", _ -> over.await());
        String message = refused(open.origin() + "/silent", limits(Duration.ofMillis(300)));
        assertTrue(message.contains("pages.example.com did not answer within") && message.endsWith("raise a.images.timeoutMs"), message);
        over.countDown();
    }

    @Test
    void fourAreFetchedAtOnceAndWhoWaitsTooLongIsRefused() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        open.page("/silent", exchange -> {
            over.await();
            exchange.sendResponseHeaders(200, -1);
        });
        List<CompletableFuture<RemoteFile>> coming = new ArrayList<>();
        for (int i = 0; i < 4; i++)
            coming.add(later("/silent"));
        Await.until("four are asked for", () -> open.asked.size() == 4);
        assertTrue(refused(open.origin() + "/file", limits(Duration.ofMillis(100))).contains("4 other files are being fetched"));
        over.countDown();
        for (CompletableFuture<RemoteFile> file : coming)
            assertEquals(0, file.get(10, TimeUnit.SECONDS).content().length);
        assertEquals(5, fetch("/file").content().length, "there is place again");
    }

    @Test
    void closingEndsWhatIsGoingOn() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        open.page("/silent", _ -> over.await());
        CompletableFuture<RemoteFile> coming = later("/silent");
        Await.until("it was asked", () -> !open.asked.isEmpty());
        files.close();
        ExecutionException e = assertThrows(ExecutionException.class, () -> coming.get(2, TimeUnit.SECONDS));
        assertTrue(String.valueOf(e.getCause()).contains("stopped or updated"), String.valueOf(e.getCause()));
        over.countDown();
    }

    private CompletableFuture<RemoteFile> later(String path) {
        CompletableFuture<RemoteFile> coming = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                coming.complete(fetch(path));
            } catch (Exception e) {
                coming.completeExceptionally(e);
            }
        });
        return coming;
    }
}
