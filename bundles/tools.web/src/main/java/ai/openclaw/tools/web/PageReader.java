package ai.openclaw.tools.web;

import ai.openclaw.api.GatewayException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Makes readable text of what a server answered. */
final class PageReader {
    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*\"?([A-Za-z0-9._:-]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern META = Pattern.compile("<meta[^>]{0,200}charset|<\\?xml[^>]{0,100}encoding", Pattern.CASE_INSENSITIVE);
    private static final Set<String> TEXTS = Set.of("application/xml", "application/javascript", "application/ecmascript",
            "application/x-yaml", "application/yaml", "application/toml", "application/sql", "application/x-sh", "application/x-ndjson");
    private static final Set<String> UNSURE = Set.of("", "application/octet-stream", "binary/octet-stream", "text/plain");
    private static final int PROBE = 1024;

    private PageReader() {}

    /**
     * Reads a page.
     *
     * @param markdown whether headings, links and lists are kept as Markdown
     * @param readability whether the article is looked for, and what stands around it left out
     * @throws GatewayException for what is no text
     */
    static ReadText read(FetchedPage page, boolean markdown, boolean readability) {
        String type = type(page);
        if (type.equals("text/html") || type.equals("application/xhtml+xml"))
            return html(page, markdown, readability);
        if (type.equals("application/json") || type.endsWith("+json"))
            return new ReadText(Optional.empty(), IndentedJson.of(text(page)), "json");
        if (type.startsWith("text/") || type.endsWith("+xml") || TEXTS.contains(type))
            return new ReadText(Optional.empty(), text(page), "text");
        throw binary(page, type);
    }

    private static String type(FetchedPage page) {
        String said = page.contentType().orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!UNSURE.contains(said))
            return said;
        if (new String(page.body(), 0, Math.min(4, page.body().length), StandardCharsets.ISO_8859_1).matches("%PDF|PK\\x03\\x04|GIF8"))
            return "a file";
        if (said.equals("text/plain"))
            return said;
        String start = start(page).strip().toLowerCase(Locale.ROOT);
        if (start.startsWith("<!doctype html") || start.startsWith("<html"))
            return "text/html";
        return start.indexOf('\0') >= 0 ? "unknown data" : start.startsWith("{") ? "application/json" : "text/plain";
    }

    private static String start(FetchedPage page) {
        return new String(page.body(), 0, Math.min(PROBE, page.body().length), StandardCharsets.ISO_8859_1);
    }

    private static ReadText html(FetchedPage page, boolean markdown, boolean readability) {
        if (Nesting.tooDeep(new String(page.body(), StandardCharsets.ISO_8859_1)))
            throw GatewayException.invalid(page.url() + " is nested too deep to be read; it was hardly made for readers");
        Document document = parse(page);
        String title = document.title().strip();
        MainContent content = MainContent.of(document, readability);
        String text = markdown ? new MarkdownWriter().write(content.element()) : PlainWriter.write(content.element());
        return new ReadText(title.isEmpty() ? Optional.empty() : Optional.of(title), text, content.article() ? "article" : "page");
    }

    private static Document parse(FetchedPage page) {
        String said = charset(page).map(Charset::name).orElse(null);
        // without a word about it in header, mark or page, jsoup would take UTF-8 whatever it is
        String known = said != null || marked(page.body()) || META.matcher(start(page)).find() ? said : guessed(page.body()).name();
        try {
            return Jsoup.parse(new ByteArrayInputStream(page.body()), known, page.url().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(FetchedPage page) {
        byte[] body = page.body();
        Charset charset = charset(page).orElseGet(() -> marked(body) ? marks(body) : guessed(body));
        String text = new String(body, charset);
        if (text.indexOf('\0') >= 0)
            throw binary(page, "data");
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static Optional<Charset> charset(FetchedPage page) {
        Matcher said = CHARSET.matcher(page.contentType().orElse(""));
        return said.find() ? Optional.ofNullable(charset(said.group(1))) : Optional.empty();
    }

    private static @Nullable Charset charset(String name) {
        try {
            return Charset.isSupported(name) && Charset.forName(name).canEncode() ? Charset.forName(name) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean marked(byte[] body) {
        return starts(body, 0xef, 0xbb, 0xbf) || starts(body, 0xfe, 0xff) || starts(body, 0xff, 0xfe);
    }

    private static Charset marks(byte[] body) { return starts(body, 0xef, 0xbb, 0xbf) ? StandardCharsets.UTF_8 : StandardCharsets.UTF_16; }

    private static boolean starts(byte[] body, int... with) {
        for (int i = 0; i < with.length; i++)
            if (i >= body.length || (body[i] & 0xff) != with[i])
                return false;
        return true;
    }

    /** What is no UTF-8 is most often Windows' Latin. */
    private static Charset guessed(byte[] body) {
        // the end may be in the middle of a character, where the body was cut
        int length = body.length < FetchSettings.LARGEST ? body.length : body.length - 4;
        try {
            var _ = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body, 0, length));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException e) {
            return Charset.forName("windows-1252");
        }
    }

    private static GatewayException binary(FetchedPage page, String type) {
        return GatewayException.invalid(page.url() + " is no text but " + type + " (" + page.body().length
                + (page.cut() ? " bytes or more" : " bytes") + "); web_fetch reads pages and texts only");
    }
}
