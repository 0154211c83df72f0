package ai.openclaw.search.answers;

import ai.openclaw.api.WebSearch.Hit;
import ai.openclaw.api.WebSearch.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an engine said in words, and the pages that it names for it. */
final class Answer {
    private final StringBuilder words = new StringBuilder();
    private final Map<String, Hit> pages = new LinkedHashMap<>();

    void say(String text) { words.append(words.isEmpty() || text.isEmpty() ? "" : "\n").append(text); }

    /** The first mention of a page counts. */
    void page(String title, String url, String snippet, String published) {
        if (url.startsWith("http"))
            pages.putIfAbsent(url,
                    new Hit(title.isBlank() ? url : title, url, snippet, published.isBlank() ? Optional.empty() : Optional.of(published)));
    }

    /** The words first, with an empty address. */
    List<Hit> hits(Engine engine, int count) {
        List<Hit> hits = new ArrayList<>();
        if (!words.toString().isBlank())
            hits.add(new Hit("Answer of " + engine.name(), "", words.toString().strip(), Optional.empty()));
        pages.values().stream().limit(count).forEach(hits::add);
        return hits;
    }

    /** What is asked in words, for engines that take nothing else. */
    static String question(Query query) {
        StringBuilder question = new StringBuilder("Search the web and answer from what you find, with its addresses: ")
                .append(query.text());
        query.country().ifPresent(country -> question.append("\nPrefer pages from this country: ").append(country));
        query.language().ifPresent(language -> question.append("\nPrefer pages in this language: ").append(language));
        query.freshness().ifPresent(age -> question.append("\nOnly pages of the last ").append(age).append('.'));
        return question.toString();
    }

    static Map<?, ?> map(@Nullable Object tree) { return tree instanceof Map<?, ?> map ? map : Map.of(); }

    static List<Map<?, ?>> maps(@Nullable Object tree) {
        List<Map<?, ?>> maps = new ArrayList<>();
        if (tree instanceof List<?> list)
            list.forEach(element -> maps.add(map(element)));
        return maps;
    }

    static Map<?, ?> first(@Nullable Object tree) { return maps(tree).stream().findFirst().orElse(Map.of()); }

    static String text(@Nullable Object value) { return value instanceof String text ? text : ""; }
}
