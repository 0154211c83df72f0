package ai.openclaw.api;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** A search engine; a component with {@link WebSearchType}. */
@ConsumerType
public interface WebSearch {
    /** Whether it has the key that it needs. */
    boolean ready();

    /**
     * Searches.
     *
     * @throws GatewayException {@code UNAVAILABLE} in plain words that say what to configure
     */
    List<Hit> search(Query query) throws InterruptedException;

    /**
     * What to search for.
     *
     * @param count at most so many hits, 1 to 10
     * @param country two letters (ISO 3166)
     * @param language two letters (ISO 639)
     * @param freshness {@code day}, {@code week}, {@code month} or {@code year}
     */
    record Query(String text, int count, Optional<String> country, Optional<String> language, Optional<String> freshness) {}

    /** One page that was found. An engine that answers in words of its own puts these first, as a snippet with an empty address. */
    record Hit(String title, String url, String snippet, Optional<String> published) {}
}
