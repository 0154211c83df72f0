package ai.openclaw.tools.web;

import ai.openclaw.api.Config;
import ai.openclaw.api.Default;
import ai.openclaw.api.Describe;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.NotEmpty;
import ai.openclaw.api.Range;
import ai.openclaw.api.ToolCall;
import ai.openclaw.api.ToolResult;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Fetches a page and shows what can be read on it. */
final class FetchTool implements AutoCloseable {
    static final String DESCRIPTION = "Fetches a page of the public web and shows its readable text. No logins, no scripts: what needs them "
            + "is for a browser.";
    private static final int ERROR_CHARS = 2000;
    private final Config config;
    private final PageFetcher fetcher;
    private final AnswerCache<Shown> cache;

    /** How much of a page's form is kept. */
    enum Mode {
        MARKDOWN, TEXT
    }

    /** Arguments of {@code web_fetch}. */
    record Params(@Describe("The address, http or https.") @NotEmpty String url,
            @Describe("Markdown keeps headings, links and lists; text is shorter.") @Default("\"markdown\"") Mode extractMode,
            @Describe("How many characters to show at most.") @Range(min = 100) Optional<Integer> maxChars) {}

    /** A page as far as it may be shown. */
    private record Shown(FetchedPage page, ReadText text, int length) {}

    FetchTool(Config config, PageFetcher fetcher, Clock clock) {
        this.config = config;
        this.fetcher = fetcher;
        cache = new AnswerCache<>(clock);
    }

    ToolResult run(Params params, ToolCall call) throws InterruptedException {
        try {
            FetchSettings settings = FetchSettings.of(config);
            if (!settings.enabled())
                return ToolResult.failed("web_fetch is switched off; a person can set tools.web.fetch.enabled to true");
            return fetch(params, settings);
        } catch (GatewayException e) {
            return ToolResult.failed(e.message());
        }
    }

    private ToolResult fetch(Params params, FetchSettings settings) throws InterruptedException {
        PageUrl url = PageUrl.of(params.url());
        Object key = Map.of("url", url.uri(), "mode", params.extractMode(), "readability", settings.readability());
        Optional<Shown> before = cache.find(key);
        if (before.isPresent())
            return result(before.get(), params, settings, true);
        FetchedPage page = fetcher.fetch(url, settings.order());
        if (page.status() / 100 != 2)
            return refused(page);
        Shown shown = shown(page, PageReader.read(page, params.extractMode() == Mode.MARKDOWN, settings.readability()), settings);
        cache.put(key, shown, settings.cached());
        return result(shown, params, settings, false);
    }

    /** What is kept is no longer than what is ever shown, and the bytes are not kept. */
    private static Shown shown(FetchedPage page, ReadText text, FetchSettings settings) {
        int length = text.text().length();
        ReadText kept = new ReadText(text.title(), cut(text.text(), settings.maxCharsCap()), text.kind());
        return new Shown(new FetchedPage(page.url(), page.status(), page.contentType(), new byte[0], page.cut()), kept, length);
    }

    private static ToolResult refused(FetchedPage page) {
        String head = page.url().getHost() + " answered with status " + page.status() + " to " + page.url() + ".";
        String text;
        try {
            text = cut(PageReader.read(page, true, false).text(), ERROR_CHARS);
        } catch (GatewayException e) {
            text = "";
        }
        return new ToolResult(text.isBlank() ? head : head + "\n" + ExternalContent.wrap(page.url().toString(), text), true,
                Map.of("url", page.url().toString(), "status", page.status()));
    }

    private static ToolResult result(Shown shown, Params params, FetchSettings settings, boolean cached) {
        String text = cut(shown.text().text(), settings.chars(params.maxChars()));
        boolean truncated = shown.page().cut() || text.length() < shown.length();
        String title = shown.text().title().map(words -> cut(words, 300)).orElse("");
        String note = truncated
                ? "\n(cut after " + text.length() + " of " + shown.length() + " characters" + (shown.page().cut() ? " or more)" : ")")
                : "";
        String body = (title.isEmpty() ? "" : "Title: " + title + "\n\n") + (text.isBlank() ? "(nothing to read on it)" : text);
        return new ToolResult(ExternalContent.wrap(shown.page().url().toString(), body) + note, false,
                details(shown, params, text.length(), truncated, cached)).meta("from " + shown.page().url().getHost());
    }

    private static Map<String, Object> details(Shown shown, Params params, int length, boolean truncated, boolean cached) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("url", params.url());
        details.put("finalUrl", shown.page().url().toString());
        details.put("status", shown.page().status());
        shown.page().contentType().ifPresent(type -> details.put("contentType", type));
        shown.text().title().ifPresent(title -> details.put("title", cut(title, 300)));
        details.put("extractMode", params.extractMode());
        details.put("extractor", shown.text().kind());
        details.put("length", length);
        details.put("truncated", truncated);
        details.put("cached", cached);
        return details;
    }

    /** Not in the middle of a character. */
    private static String cut(String text, int most) {
        if (text.length() <= most)
            return text;
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    @Override
    public void close() { fetcher.close(); }
}
