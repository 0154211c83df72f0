package ai.openclaw.tools.web;

import ai.openclaw.api.Config;
import ai.openclaw.api.Describe;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.NotEmpty;
import ai.openclaw.api.Range;
import ai.openclaw.api.ToolCall;
import ai.openclaw.api.ToolResult;
import ai.openclaw.api.WebSearch;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a search engine. */
final class SearchTool {
    static final String DESCRIPTION = "Searches the web and shows titles, addresses and what the pages say; web_fetch reads one of them.";
    private static final Logger LOG = LoggerFactory.getLogger(SearchTool.class);
    private static final String NONE = "no search engine is set up; a person can set tools.web.search.provider and its key: brave "
            + "(tools.web.search.apiKey or BRAVE_API_KEY), perplexity, grok, gemini or kimi (tools.web.search.<provider>.apiKey, or "
            + "PERPLEXITY_API_KEY, XAI_API_KEY, GEMINI_API_KEY, KIMI_API_KEY)";
    private final Config config;
    private final Supplier<SortedMap<String, WebSearch>> engines;
    private final AnswerCache<Found> cache;

    /** How old a page may be. */
    enum Freshness {
        DAY, WEEK, MONTH, YEAR
    }

    /** Arguments of {@code web_search}. */
    record Params(@Describe("What to search for.") @NotEmpty String query,
            @Describe("How many pages to find.") @Range(min = 1, max = 10) Optional<Integer> count,
            @Describe("Two letters of a country to search in, such as DE.") Optional<String> country,
            @Describe("Two letters of the language of the pages, such as de.") Optional<String> language,
            @Describe("How old a page may be.") Optional<Freshness> freshness) {}

    /** What an engine found. */
    private record Found(String engine, List<WebSearch.Hit> hits) {}

    /** @param engines those that are deployed, by the name in {@code tools.web.search.provider} */
    SearchTool(Config config, Supplier<SortedMap<String, WebSearch>> engines, Clock clock) {
        this.config = config;
        this.engines = engines;
        cache = new AnswerCache<>(clock);
    }

    ToolResult run(Params params, ToolCall call) throws InterruptedException {
        try {
            SearchSettings settings = SearchSettings.of(config);
            if (!settings.enabled())
                return ToolResult.failed("web_search is switched off; a person can set tools.web.search.enabled to true");
            WebSearch.Query query = new WebSearch.Query(params.query().strip(), settings.count(params.count()),
                    letters("country", params.country()).map(text -> text.toUpperCase(Locale.ROOT)), letters("language", params.language()),
                    params.freshness().map(age -> age.name().toLowerCase(Locale.ROOT)));
            return search(query, settings);
        } catch (GatewayException e) {
            return ToolResult.failed(e.message());
        }
    }

    private static Optional<String> letters(String name, Optional<String> text) {
        Optional<String> given = text.map(String::strip).filter(value -> !value.isEmpty()).map(value -> value.toLowerCase(Locale.ROOT));
        if (given.isPresent() && !given.get().matches("[a-z]{2}"))
            throw GatewayException.invalid(name + ": two letters are expected, such as de");
        return given;
    }

    private ToolResult search(WebSearch.Query query, SearchSettings settings) throws InterruptedException {
        Map.Entry<String, WebSearch> engine = engine(settings);
        Object key = Map.of("engine", engine.getKey(), "query", query);
        Optional<Found> before = cache.find(key);
        if (before.isPresent())
            return result(before.get(), query, true);
        Found found = new Found(engine.getKey(), ask(engine, query));
        if (!found.hits().isEmpty())
            cache.put(key, found, settings.cached());
        return result(found, query, false);
    }

    private static List<WebSearch.Hit> ask(Map.Entry<String, WebSearch> engine, WebSearch.Query query) throws InterruptedException {
        try {
            return List.copyOf(engine.getValue().search(query));
        } catch (GatewayException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("web search {} failed", engine.getKey(), e);
            throw GatewayException.unavailable("the search engine " + engine.getKey() + " failed: " + e);
        }
    }

    private Map.Entry<String, WebSearch> engine(SearchSettings settings) {
        SortedMap<String, WebSearch> deployed = engines.get();
        if (settings.provider().isEmpty())
            return deployed.entrySet().stream().filter(entry -> entry.getValue().ready()).findFirst()
                    .orElseThrow(() -> GatewayException.unavailable(NONE));
        String name = settings.provider().get();
        WebSearch wanted = deployed.get(name);
        if (wanted == null)
            throw GatewayException.unavailable("the search engine \"" + name + "\" of tools.web.search.provider is not deployed; there are "
                    + (deployed.isEmpty() ? "none" : String.join(", ", deployed.keySet())));
        return Map.entry(name, wanted);
    }

    private static ToolResult result(Found found, WebSearch.Query query, boolean cached) {
        Map<String, Object> details = Map.of("query", query.text(), "provider", found.engine(), "count", found.hits().size(), "results",
                found.hits(), "cached", cached);
        if (found.hits().isEmpty())
            return new ToolResult("Nothing was found.", false, details);
        String text = found.hits().stream().map(SearchTool::shown).collect(Collectors.joining("\n\n"));
        return new ToolResult(ExternalContent.wrap("a search with " + found.engine(), text), false, details)
                .meta(found.hits().size() + " found with " + found.engine());
    }

    private static String shown(WebSearch.Hit hit) {
        if (hit.url().isEmpty())
            return hit.snippet();
        return hit.title() + hit.published().map(when -> " (" + when + ")").orElse("") + "\n" + hit.url()
                + (hit.snippet().isBlank() ? "" : "\n" + hit.snippet());
    }
}
