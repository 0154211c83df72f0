package ai.openclaw.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page's Markdown, in the browser that shows it. */
@TestInstance(Lifecycle.PER_CLASS)
class MarkdownIT {
    private static final String SHOW = """
        const [text, done] = arguments;
        Promise.all([import('/chat/vendor/lit-html/lit-html.js'), import('/chat/markdown-view.js')]).then(async ([lit, view]) => {
          const place = document.createElement('div');
          document.body.append(place);
          lit.render(view.markdown(text), place);
          await Promise.all([...place.querySelectorAll('code-block')].map(block => block.updateComplete));
          done(place.innerHTML.replace(/<!--.*?-->/g, ''));
          place.remove();
        }, error => done('' + error));""";
    private Browser browser;
    private GatewayProcess gateway;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        browser = new Browser(folder.resolve("profile"));
        gateway = GatewayProcess.start(folder.resolve("state"));
        browser.driver().manage().timeouts().scriptTimeout(Duration.ofSeconds(10));
        browser.driver().get(gateway.chat());
    }

    @AfterAll
    void end() {
        if (gateway != null)
            gateway.close();
        if (browser != null)
            browser.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
        plain                         ¦ <p>plain</p>
        one\\ntwo\\n\\nthree          ¦ <p>one<br>two</p><p>three</p>
        # Title                       ¦ <h3>Title</h3>
        ### Part ##                   ¦ <h5>Part</h5>
        #no                           ¦ <p>#no</p>
        **b** and *i* and ~~d~~       ¦ <p><strong>b</strong> and <em>i</em> and <del>d</del></p>
        ***both***                    ¦ <p><strong><em>both</em></strong></p>
        2 * 3 * 4                     ¦ <p>2 * 3 * 4</p>
        a_name_here                   ¦ <p>a_name_here</p>
        _i_ __b__                     ¦ <p><em>i</em> <strong>b</strong></p>
        **open                        ¦ <p>**open</p>
        `a **b**`                     ¦ <p><code>a **b**</code></p>
        ``a ` b``                     ¦ <p><code>a ` b</code></p>
        `open                         ¦ <p>`open</p>
        \\*no\\*                      ¦ <p>*no*</p>
        - a\\n- b                     ¦ <ul><li>a</li><li>b</li></ul>
        * a\\n  * b\\n* c             ¦ <ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>
        3. a\\n4. b                   ¦ <ol start="3"><li>a</li><li>b</li></ol>
        text\\n- a                    ¦ <p>text</p><ul><li>a</li></ul>
        - a\\n\\n  more\\n\\nend      ¦ <ul><li>a<p>more</p></li></ul><p>end</p>
        1. a\\n\\n2. b                ¦ <ol start="1"><li>a</li><li>b</li></ol>
        > a\\n> > b                   ¦ <blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote>
        ---                           ¦ <hr>
        """)
    void readsMarkdown(String markdown, String html) { assertEquals(html, shown(markdown.replace("\\n", "\n").replace("\\\\", "\\"))); }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
        [a](https://x.org/p?q=1)      ¦ https://x.org/p?q=1 ¦ a
        [**a**](http://x.org)         ¦ http://x.org/       ¦ a
        see https://x.org/a_(b).      ¦ https://x.org/a_(b) ¦ https://x.org/a_(b)
        (https://x.org)               ¦ https://x.org/      ¦ https://x.org
        <https://x.org/a>             ¦ https://x.org/a     ¦ https://x.org/a
        ![a cat](https://x.org/c.png) ¦ https://x.org/c.png ¦ a cat
        """)
    void linksLeadToTheWebInAWindowOfTheirOwn(String markdown, String url, String label) {
        String html = shown(markdown);
        assertTrue(html.contains("target=\"_blank\"") && html.contains("rel=\"noopener noreferrer nofollow\""), html);
        assertTrue(html.contains("href=\"" + url + "\""), html);
        assertEquals(label, html.replaceAll("(?s).*<a [^>]*>(.*)</a>.*", "$1").replaceAll("<[^>]+>", ""));
    }

    /** Security checklist 6. */
    @ParameterizedTest
    @ValueSource(strings = {"<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "<iframe src=x></iframe>",
            "[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))", "[a](java\tscript:alert(1))", "[a](data:text/html,x)", "[a](//x.org)",
            "[a](/chat)", "![a](javascript:alert(1))", "<javascript:alert(1)>", "[a](&#106;avascript:alert(1))", "[a](vbscript:x)",
            "```\n</code></pre><img src=x onerror=alert(1)>\n```", "`<b>`", "| <b> |\n|-|\n| <i> |", "# <b>x", "> <svg onload=alert(1)>",
            "- <a href='javascript:alert(1)'>x</a>", "```<img src=x>\nx\n```"})
    void whatCouldDoHarmIsText(String markdown) {
        String html = shown(markdown);
        assertFalse(html.matches("(?is).*<(?:img|script|iframe|b|i|svg|a)\\b.*"), html);
        assertFalse(html.matches("(?is).*<[^>]+\\son\\w+=.*"), html);
    }

    @Test
    void codeKeepsItsShape() {
        String html = shown("```java\nif (a < b)\n    **no**\n\n```\nafter");
        assertTrue(html.contains("<span>java</span>") && html.contains("Copy</button>"), html);
        assertTrue(html.contains("<code>if (a &lt; b)\n    **no**\n</code>"), html);
        assertTrue(html.endsWith("<p>after</p>"), html);
        assertTrue(shown("```\nstill being written").contains("<code>still being written</code>"));
    }

    @Test
    void tablesHaveHeadAndRows() {
        String html = shown("| a | b |\n|---|--:|\n| `x|y` \\| z | 2 |\n\nend").replaceAll(">\\s+<", "><");
        assertTrue(html.contains("<th scope=\"col\" class=\"left\">a</th><th scope=\"col\" class=\"right\">b</th>"), html);
        assertTrue(html.contains("<p>end</p>"), html);
    }

    /** A text made to be slow is read in a moment. */
    @ParameterizedTest
    @ValueSource(strings = {"**a ", "[", "[a](", "`", "> ", "- ", "_a ", "![", "https://", "(((", "|-", "<", "\\", "*_", "``` ", "1. "})
    void longNonsenseIsReadInAMoment(String piece) {
        Object took = browser.driver().executeAsyncScript("""
            const [piece, done] = arguments;
            import('/chat/markdown.js').then(({parse}) => {
              const began = performance.now();
              parse(piece.repeat(20000));
              parse((piece + '\\n').repeat(5000));
              done(performance.now() - began);
            });""", piece);
        assertTrue(took instanceof Number ms && ms.doubleValue() < 3000, () -> piece + " took " + took + " ms");
    }

    private String shown(String markdown) {
        return String.valueOf(browser.driver().executeAsyncScript(SHOW, markdown)).replaceAll(">\\s+<(?=/?(?:div|table|thead|tbody|tr))",
                "><");
    }
}
