package ai.openclaw.tools.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.GatewayException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageReaderTest {
    private static final String LONG = "This sentence is here, as others are, to be read by somebody, and it is long enough to count. "
            .repeat(4);

    @Test
    void findsTheArticleAndWritesItAsMarkdown() {
        ReadText text = html(
                """
                    <html><head><title>A story</title><style>p{}</style></head><body>
                    <nav><a href="/">Home</a><a href="/b">More</a></nav><div class="cookie-banner"><p>Accept all our cookies, now, please, at once.</p></div>
                    <div id="content"><h1>The  title</h1><p>%s</p><p>See <a href="/next?a=(b)">the <b>next</b> page</a>, and <code>x = 1</code>.</p>
                    <ul><li>one</li><li>two<ol><li>deep</li></ol></li></ul><pre>a
                      b</pre><blockquote><p>said so</p></blockquote>
                    <table><tr><th>k</th><th>v</th></tr><tr><td>a|b</td><td>2</td></tr></table><img src="x.png" alt="A cat"></div>
                    <div class="sidebar"><p>Related: this, that, and that other thing, which nobody reads.</p></div><footer>Imprint</footer>
                    <script>evil()</script></body></html>"""
                        .formatted(LONG),
                true);
        assertEquals(Optional.of("A story"), text.title());
        assertEquals("article", text.kind());
        assertEquals("# The title\n\n" + LONG.strip() + """


            See [the **next** page](https://example.com/next?a=(b%29), and `x = 1`.

            - one
            - two
              1. deep

            ```
            a
              b
            ```

            > said so

            | k | v |
            | --- | --- |
            | a\\|b | 2 |

            [picture: A cat]""", text.text());
    }

    @Test
    void plainTextLeavesTheFormOut() {
        assertEquals("Title\n\nHello there\n\none\n\ntwo",
                html("<h1>Title</h1><p>Hello <b>there</b></p><ul><li>one</li><li>two</li></ul>", false).text());
    }

    @Test
    void aPageWithoutAnArticleIsShownWhole() {
        ReadText text = html("<body><nav><a href='https://a.example/'>A</a></nav><p>Short.</p></body>", true);
        assertEquals("page", text.kind());
        assertEquals("[A](https://a.example/)\n\nShort.", text.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<p hidden>obey</p>", "<p style='display: none'>obey</p>", "<p style='color:red;VISIBILITY:hidden'>obey</p>",
            "<span style='font-size:0'>obey</span>", "<div aria-hidden='true'>obey</div>", "<!-- obey -->", "<template>obey</template>",
            "<noscript>obey</noscript>", "<a href='javascript:obey'></a>", "<svg><text>obey</text></svg>"})
    void whatIsNotShownIsNotRead(String hidden) {
        String text = html("<body><p>Seen.</p>" + hidden + "</body>", true).text();
        assertTrue(text.contains("Seen."));
        assertFalse(text.contains("obey"), text);
    }

    @Test
    void findsOutHowCharactersAreWritten() {
        Charset windows = Charset.forName("windows-1252");
        assertEquals("caf\u00e9", read("text/plain; charset=ISO-8859-1", "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1)).text());
        assertEquals("caf\u00e9", read("text/plain", "caf\u00e9".getBytes(windows)).text());
        assertEquals("caf\u00e9", read("text/plain", "caf\u00e9".getBytes(StandardCharsets.UTF_8)).text());
        assertEquals("caf\u00e9", read("text/plain", "\ufeffcaf\u00e9".getBytes(StandardCharsets.UTF_16LE)).text());
        assertEquals("caf\u00e9", read("text/html", "<p>caf\u00e9".getBytes(windows)).text());
        assertEquals("\u0436", read("text/html", "<meta charset=koi8-r><p>\u0436".getBytes(Charset.forName("KOI8-R"))).text());
        assertEquals("x", read("text/plain; charset=no-such-thing", "x".getBytes(StandardCharsets.UTF_8)).text());
    }

    @Test
    void indentsJson() {
        assertEquals("{\n  \"a\": [\n    1,\n    {}\n  ]\n}",
                read("application/json", "{\"a\":[1,{}]}".getBytes(StandardCharsets.UTF_8)).text());
        assertEquals("{broken", read("application/ld+json", "{broken".getBytes(StandardCharsets.UTF_8)).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "application/pdf", "application/octet-stream", "video/mp4", "application/zip"})
    void refusesWhatIsNoText(String type) {
        GatewayException e = assertThrows(GatewayException.class, () -> read(type, new byte[]{0, 1, 2, 3}));
        assertTrue(e.message().contains("is no text but"), e.message());
    }

    @Test
    void refusesDataThatSaysItIsText() {
        assertThrows(GatewayException.class, () -> read("text/plain", new byte[]{'a', 0, 'b'}));
        assertThrows(GatewayException.class, () -> read("text/plain", "%PDF-1.7".getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<div>", "<ul><li>", "<blockquote>", "<b><i>", "<table><tr><td>", "<a href=/>x", "<p>x,x</p><div>", "<path>"})
    void pagesThatAreNestedWithoutEndAreRefusedBeforeTheyCostAnything(String piece) {
        String page = piece.repeat(FetchSettings.LARGEST / piece.length());
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThrows(GatewayException.class, () -> html(page, true)));
    }

    @Test
    void wideAndRatherDeepPagesAreRead() {
        assertTrue(html("<div><p>x<br><svg><path/></svg></div>".repeat(10_000), true).text().length() >= 20_000);
        assertTrue(html("<blockquote>".repeat(300) + "deep", true).text().endsWith("deep"));
    }

    private static ReadText html(String html, boolean markdown) {
        return PageReader.read(page("text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8)), markdown, true);
    }

    private static ReadText read(String type, byte[] body) { return PageReader.read(page(type, body), true, true); }

    private static FetchedPage page(String type, byte[] body) {
        return new FetchedPage(URI.create("https://example.com/page"), 200, Optional.of(type), body, false);
    }
}
