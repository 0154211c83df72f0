package ai.openclaw.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.testkit.ServletServer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssetsTest {
    private static final String DIGITS = "0123456789";
    @TempDir
    Path root;
    private ServletServer server;

    @BeforeEach
    void start() throws Exception {
        Files.writeString(root.resolve("digits.txt"), DIGITS);
        Files.writeString(root.resolve("app.js"), "plain");
        Files.writeString(root.resolve("app.js.gz"), "gzipped");
        Files.writeString(root.resolve("app.js.br"), "brotli");
        server = ServletServer.of(Map.of("/", new Pages(root)));
    }

    @AfterEach
    void stop() { server.close(); }

    /** An endpoint of nothing but files. */
    static final class Pages extends Endpoint {
        private static final long serialVersionUID = 1;
        private final transient Assets assets;

        Pages(Path root) {
            super("GET", "HEAD");
            assets = new Assets(FolderAssets.guarded(root), _ -> "no-cache");
        }

        @Override
        protected void serve(Exchange exchange) throws IOException {
            Optional<String> path = AssetPath.of(exchange.request().getRequestURI().substring(1));
            if (path.isEmpty() || !assets.send(exchange, path.get()))
                throw Refusal.notFound();
        }
    }

    @Test
    void sendsAFileWithItsTypeTagAndLength() throws Exception {
        HttpResponse<String> answer = server.get("/digits.txt");
        assertEquals(200, answer.statusCode());
        assertEquals(DIGITS, answer.body());
        assertEquals("text/plain;charset=utf-8", header(answer, "Content-Type").replace(" ", "").toLowerCase(Locale.ROOT));
        assertEquals("10", header(answer, "Content-Length"));
        assertEquals("no-cache", header(answer, "Cache-Control"));
        assertEquals("bytes", header(answer, "Accept-Ranges"));
        assertTrue(header(answer, "ETag").matches("\"[\\w-]{22}\""), header(answer, "ETag"));
        assertEquals(404, server.get("/missing.txt").statusCode());
    }

    @Test
    void theHeadIsTheSameWithoutTheBody() throws Exception {
        HttpResponse<String> whole = server.get("/digits.txt");
        HttpResponse<String> head = server.send(server.request("/digits.txt").method("HEAD", BodyPublishers.noBody()));
        assertEquals("", head.body());
        for (String name : List.of("Content-Type", "Content-Length", "ETag", "Cache-Control"))
            assertEquals(header(whole, name), header(head, name));
    }

    @Test
    void whoHasTheFileIsToldSo() throws Exception {
        String tag = header(server.get("/digits.txt"), "ETag");
        for (String sent : List.of(tag, "W/" + tag, "\"old\", " + tag, "*")) {
            HttpResponse<String> same = server.get("/digits.txt", "If-None-Match", sent);
            assertEquals(304, same.statusCode(), sent);
            assertEquals("", same.body());
            assertEquals(tag, header(same, "ETag"));
            assertEquals("Accept-Encoding", header(same, "Vary"));
        }
        assertEquals(200, server.get("/digits.txt", "If-None-Match", "\"old\"").statusCode());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"br, gzip|brotli|br", "gzip|gzipped|gzip", "GZIP;q=0.5|gzipped|gzip", "br;q=0, gzip|gzipped|gzip",
            "br;q=0.000,gzip;q=0.0|plain|", "identity|plain|", "*|plain|", "bru|plain|"})
    void sendsWhatIsPackedAlready(String accepted, String body, String coding) throws Exception {
        HttpResponse<String> answer = server.get("/app.js", "Accept-Encoding", accepted);
        assertEquals(body, answer.body());
        assertEquals(coding == null ? "" : coding, header(answer, "Content-Encoding"));
        assertEquals("Accept-Encoding", header(answer, "Vary"));
        assertTrue(header(answer, "Content-Type").startsWith("text/javascript"));
    }

    @Test
    void eachCodingHasATagOfItsOwn() throws Exception {
        String plain = header(server.get("/app.js"), "ETag");
        String packed = header(server.get("/app.js", "Accept-Encoding", "br"), "ETag");
        assertNotEquals(plain, packed);
        assertEquals(304, server.get("/app.js", "Accept-Encoding", "br", "If-None-Match", packed).statusCode());
        assertEquals(200, server.get("/app.js", "Accept-Encoding", "gzip", "If-None-Match", packed).statusCode());
    }

    @ParameterizedTest
    @CsvSource({"bytes=0-3,0123,0-3", "bytes=4-,456789,4-9", "bytes=-3,789,7-9", "bytes=-99,0123456789,0-9", "bytes=8-999999,89,8-9",
            "bytes=9-9,9,9-9"})
    void sendsAPart(String range, String body, String told) throws Exception {
        HttpResponse<String> answer = server.get("/digits.txt", "Range", range);
        assertEquals(206, answer.statusCode());
        assertEquals(body, answer.body());
        assertEquals("bytes " + told + "/10", header(answer, "Content-Range"));
        assertEquals(String.valueOf(body.length()), header(answer, "Content-Length"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=10-20", "bytes=-0", "bytes=999999999999999999-"})
    void aPartThatIsNotThereIsRefused(String range) throws Exception {
        HttpResponse<String> answer = server.get("/digits.txt", "Range", range);
        assertEquals(416, answer.statusCode());
        assertEquals("", answer.body());
        assertEquals("bytes */10", header(answer, "Content-Range"));
    }

    /** Parts by the thousand, overlapping ones, and what is no range at all: the whole once, as RFC 9110 section 14.2 allows. */
    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-1,2-3", "bytes=5-2", "bytes=-", "bytes=a-b", "lines=0-1", "bytes=0-99999999999999999999999", "bytes",
            "bytes=--5", "bytes=1-2-3", "bytes=0x1-2"})
    void otherRangesGetTheWhole(String range) throws Exception {
        HttpResponse<String> answer = server.get("/digits.txt", "Range", range);
        assertEquals(200, answer.statusCode());
        assertEquals(DIGITS, answer.body());
    }

    @Test
    void aFloodOfRangesGetsTheWholeOnce() throws Exception {
        HttpResponse<String> answer = server.get("/digits.txt", "Range", "bytes=0-" + ",0-".repeat(1500));
        assertEquals(200, answer.statusCode());
        assertEquals(DIGITS, answer.body());
    }

    @Test
    void aPartOfAnotherContentIsNotMixedIn() throws Exception {
        String tag = header(server.get("/digits.txt"), "ETag");
        assertEquals(206, server.get("/digits.txt", "Range", "bytes=0-1", "If-Range", tag).statusCode());
        for (String other : List.of("\"old\"", "W/" + tag, "Sat, 21 Nov 2026 00:00:00 GMT"))
            assertEquals(200, server.get("/digits.txt", "Range", "bytes=0-1", "If-Range", other).statusCode());
    }

    @Test
    void otherVerbsAreRefused() throws Exception {
        HttpResponse<String> answer = server.post("/digits.txt", "x");
        assertEquals(405, answer.statusCode());
        assertEquals("GET, HEAD", header(answer, "Allow"));
    }

    @Test
    void anEmptyFileIsSent() throws Exception {
        Files.createFile(root.resolve("empty.txt"));
        assertEquals(200, server.get("/empty.txt").statusCode());
        assertEquals(416, server.get("/empty.txt", "Range", "bytes=0-").statusCode());
        assertFalse(header(server.get("/empty.txt"), "ETag").isEmpty());
    }

    private static String header(HttpResponse<?> answer, String name) { return answer.headers().firstValue(name).orElse(""); }
}
