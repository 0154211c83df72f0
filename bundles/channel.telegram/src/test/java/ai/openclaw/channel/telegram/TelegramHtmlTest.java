package ai.openclaw.channel.telegram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelegramHtmlTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '$', textBlock = """
        plain & <b>"quoted"</b>   | plain &amp; &lt;b&gt;&quot;quoted&quot;&lt;/b&gt;
        **bold** and __bold__     | <b>bold</b> and <b>bold</b>
        *italic* and _italic_     | <i>italic</i> and <i>italic</i>
        **bold *and* italic**     | <b>bold <i>and</i> italic</b>
        ~~gone~~                  | <s>gone</s>
        `a < b` and ``a`b``       | <code>a &lt; b</code> and <code>a`b</code>
        `**not bold**`            | <code>**not bold**</code>
        snake_case_name 2*3*4     | snake_case_name 2*3*4
        open **bold               | open **bold
        [site](https://x.org/?a=1&b=2) | <a href="https://x.org/?a=1&amp;b=2">site</a>
        [bad](javascript:alert)   | [bad](javascript:alert)
        # Heading #               | <b>Heading</b>
        * point                   | • point
        > wise words              | <blockquote>wise words</blockquote>
        """)
    void renders(String markdown, String html) { assertEquals(html, TelegramHtml.of(markdown)); }

    @Test
    void keepsCodeBlocksAsTheyAre() {
        assertEquals("see\n<pre><code class=\"language-java\">if (a &lt; b)\n    **x**;</code></pre>\nend",
                TelegramHtml.of("see\n```java\nif (a < b)\n    **x**;\n```\nend"));
        assertEquals("<pre>never closed</pre>", TelegramHtml.of("```\nnever closed"));
        assertEquals("<pre></pre>", TelegramHtml.of("```\n```"));
    }

    @Test
    void isQuickWithHostileText() {
        for (String piece : new String[]{"*", "**a ", "_a", "`", "[", "[a](https://", "~~a"})
            assertTimeoutPreemptively(Duration.ofSeconds(2), () -> TelegramHtml.of(piece.repeat(4096 / piece.length())), piece);
    }
}
