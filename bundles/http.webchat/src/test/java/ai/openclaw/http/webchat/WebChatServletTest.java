package ai.openclaw.http.webchat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebChatServletTest {
    private final WebChatServlet servlet = new WebChatServlet();

    @ParameterizedTest
    @ValueSource(strings = {"/chat", "/chat/", "/chat/index.html"})
    void servesThePage(String path) {
        Asked page = Asked.get(servlet, path);
        assertEquals(200, page.status());
        assertEquals(Optional.of("text/html; charset=utf-8"), page.header("Content-Type"));
        assertEquals(Optional.of(String.valueOf(page.body().length())), page.header("Content-Length"));
        assertTrue(page.body().contains("<chat-app>"));
    }

    @ParameterizedTest
    @CsvSource({"chat-app.js,text/javascript; charset=utf-8", "css/base.css,text/css; charset=utf-8", "icon.svg,image/svg+xml"})
    void servesEachFileAsWhatItIs(String file, String type) {
        assertEquals(Optional.of(type), Asked.get(servlet, "/chat/" + file).header("Content-Type"));
    }

    @Test
    void theHeadIsTheSameWithoutTheBody() {
        Asked whole = Asked.get(servlet, "/chat/words.js");
        Asked head = Asked.of(servlet, "HEAD", "/chat/words.js", Map.of());
        assertEquals(200, head.status());
        assertEquals("", head.body());
        assertEquals(whole.header("Content-Length"), head.header("Content-Length"));
        assertEquals(whole.header("ETag"), head.header("ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "get"})
    void refusesOtherMethods(String method) {
        Asked refusal = Asked.of(servlet, method, "/chat", Map.of());
        assertEquals(405, refusal.status());
        assertEquals(Optional.of("GET, HEAD"), refusal.header("Allow"));
    }

    @Test
    void aBrowserThatHasTheFileIsToldSo() {
        String tag = Asked.get(servlet, "/chat").header("ETag").orElseThrow();
        for (String header : List.of(tag, "W/" + tag, "\"old\", " + tag, "*")) {
            Asked same = Asked.of(servlet, "GET", "/chat", Map.of("If-None-Match", header));
            assertEquals(304, same.status(), header);
            assertEquals("", same.body());
            assertEquals(Optional.of(tag), same.header("ETag"));
            assertEquals(Optional.of("no-cache"), same.header("Cache-Control"));
        }
        assertEquals(200, Asked.of(servlet, "GET", "/chat", Map.of("If-None-Match", "\"old\"")).status());
        assertNotEquals(Optional.of(tag), Asked.get(servlet, "/chat/words.js").header("ETag"));
    }

    /** Security checklist 22. */
    @ParameterizedTest
    @ValueSource(strings = {"/chat/missing.js", "/chat/..%2fWebChatServlet.class", "/chat/../WebChatServlet.class", "/chat/..\\words.js",
            "/chat/%2e%2e/words.js", "/chat/words.js%00", "/chat/words.js\0", "/chat//words.js", "/chat/./words.js", "/chat/%77ords.js",
            "/chat/words.js;v=1", "/chat/words.js/", "/chat/css", "/chat/css/", "/chat/C:/words.js", "/chat//etc/passwd",
            "/chat/\uff0e\uff0e/words.js", "/chat/.words.js", "/chat/vendor/lit/LICENSE", "/chat/WORDS.JS", "/chatter", "/", ""})
    void findsNothingElse(String path) {
        Asked refusal = Asked.get(servlet, path);
        assertEquals(404, refusal.status());
        assertEquals("Not Found", refusal.body());
        assertEquals(Optional.of("no-store"), refusal.header("Cache-Control"));
    }

    /** Security checklist 4 and 6. */
    @Test
    void everyAnswerHasTheHeadersThatKeepThePageToItself() {
        for (Asked answer : List.of(Asked.get(servlet, "/chat"), Asked.get(servlet, "/chat/missing"),
                Asked.of(servlet, "POST", "/chat", Map.of()))) {
            assertEquals(Optional.of("nosniff"), answer.header("X-Content-Type-Options"));
            assertEquals(Optional.of("no-referrer"), answer.header("Referrer-Policy"));
            assertEquals(Optional.of("DENY"), answer.header("X-Frame-Options"));
            List<String> policy = policy(answer);
            assertTrue(policy.containsAll(List.of("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'",
                    "base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'", "trusted-types lit-html")));
            assertFalse(String.join(";", policy).contains("unsafe"));
        }
    }

    @ParameterizedTest
    @CsvSource({"localhost:18789,' ws://localhost:18789 wss://localhost:18789'", "[::1]:1,' ws://[::1]:1 wss://[::1]:1'",
            "'a; script-src *',''", "'evil example',''", "'a,b',''"})
    void theSocketsOfThisHostAloneMayBeOpened(String host, String sockets) {
        Asked page = Asked.of(servlet, "GET", "/chat", Map.of("Host", host));
        assertTrue(policy(page).contains("connect-src 'self'" + sockets), () -> policy(page).toString());
    }

    private static List<String> policy(Asked answer) {
        return Arrays.asList(answer.header("Content-Security-Policy").orElseThrow().split("; ", -1));
    }
}
