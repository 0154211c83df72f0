package ai.openclaw.search.brave;

import ai.openclaw.api.Config;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.RecordReader;
import ai.openclaw.api.Secret;
import ai.openclaw.api.WebSearch;
import ai.openclaw.api.WebSearchType;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Searches with Brave's API: its list of pages, or with {@code mode} {@code llm-context} longer passages of them. */
@Component
@WebSearchType("brave")
public final class BraveSearch implements WebSearch {
    private static final Map<String, String> FRESHNESS = Map.of("day", "pd", "week", "pw", "month", "pm", "year", "py");
    private final Config config;
    private final String origin;
    private final SearchServer server = new SearchServer();

    @Activate
    public BraveSearch(@Reference Config config) { this(config, "https://api.search.brave.com"); }

    BraveSearch(Config config, String origin) {
        this.config = config;
        this.origin = origin;
    }

    private BraveSettings settings() {
        var reading = RecordReader.read(config.value("tools.web.search").orElse(Map.of()), BraveSettings.class);
        return reading.value().orElseThrow(() -> GatewayException.invalid("tools.web.search: " + reading.text()));
    }

    private Optional<Secret> key(BraveSettings settings) {
        return settings.apiKey().filter(key -> !key.value().isBlank()).or(() -> config.variable("BRAVE_API_KEY"));
    }

    @Override
    public boolean ready() { return key(settings()).isPresent(); }

    @Override
    public List<Hit> search(Query query) throws InterruptedException {
        BraveSettings settings = settings();
        Secret key = key(settings).orElseThrow(() -> GatewayException
                .unavailable("Brave needs a key; a person can set tools.web.search.apiKey, or BRAVE_API_KEY in ~/.openclaw/.env"));
        boolean passages = settings.brave().mode().filter("llm-context"::equals).isPresent();
        URI uri = URI.create(origin + (passages ? "/res/v1/llm/context?" : "/res/v1/web/search?") + parameters(query));
        Map<?, ?> answer = server.get(uri, key, settings.timeout());
        List<Hit> hits = passages
                ? list(map(answer, "grounding").get("generic")).stream().map(BraveSearch::passage).toList()
                : list(map(answer, "web").get("results")).stream().map(BraveSearch::page).toList();
        return hits.stream().filter(hit -> hit.url().startsWith("http")).limit(query.count()).toList();
    }

    private static String parameters(Query query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("q", query.text());
        parameters.put("count", String.valueOf(query.count()));
        query.country().ifPresent(country -> parameters.put("country", country));
        query.language().ifPresent(language -> parameters.put("search_lang", language));
        query.freshness().ifPresent(age -> parameters.put("freshness", FRESHNESS.getOrDefault(age, age)));
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Hit page(Map<?, ?> page) {
        String age = text(page, "age").isEmpty() ? text(page, "page_age") : text(page, "age");
        return new Hit(plain(text(page, "title")), text(page, "url"), plain(text(page, "description")),
                age.isEmpty() ? Optional.empty() : Optional.of(age));
    }

    private static Hit passage(Map<?, ?> page) {
        String snippets = page.get("snippets") instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining("\n"))
                : "";
        return new Hit(plain(text(page, "title")), text(page, "url"), snippets, Optional.empty());
    }

    /** Brave marks the words that were searched for in HTML. */
    private static String plain(String html) {
        return html.replaceAll("</?(strong|b|em|i)>", "").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"")
                .replace("&#x27;", "'").replace("&#39;", "'").replace("&amp;", "&");
    }

    private static Map<?, ?> map(Map<?, ?> tree, String name) { return tree.get(name) instanceof Map<?, ?> map ? map : Map.of(); }

    private static List<Map<?, ?>> list(@Nullable Object tree) {
        List<Map<?, ?>> maps = new java.util.ArrayList<>();
        if (tree instanceof List<?> list)
            for (Object element : list)
                if (element instanceof Map<?, ?> map)
                    maps.add(map);
        return maps;
    }

    private static String text(Map<?, ?> tree, String name) { return tree.get(name) instanceof String text ? text : ""; }

    @Deactivate
    public void close() { server.close(); }
}
