package ai.openclaw.tools.image;

import ai.openclaw.api.Config;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.ModelCatalog;
import ai.openclaw.api.ModelInfo;
import ai.openclaw.api.Sessions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which models may be asked about a picture, in which order. */
final class ImageModels {
    private final Config config;
    private final Sessions sessions;
    private final ModelCatalog catalog;

    /**
     * A model that is deployed.
     *
     * @param provider the part of its name before the slash
     */
    record Candidate(String provider, ModelInfo model) {
        String name() { return provider + "/" + model.id(); }
    }

    ImageModels(Config config, Sessions sessions, ModelCatalog catalog) {
        this.config = config;
        this.sessions = sessions;
        this.catalog = catalog;
    }

    /**
     * The one that was asked for; else those of {@code agents.defaults.imageModel}; else the session's own.
     *
     * @throws GatewayException when none of them reads pictures
     */
    List<Candidate> candidates(Optional<String> asked, String sessionKey) {
        Set<String> names = asked.map(Set::of).orElseGet(this::configured);
        Set<String> wanted = names.isEmpty() ? Set.of(sessions.model(sessionKey)) : names;
        List<Candidate> found = wanted.stream()
                .flatMap(name -> catalog.offers().stream().map(offer -> new Candidate(offer.provider(), offer.model()))
                        .filter(candidate -> candidate.name().equals(name) && candidate.model().input().contains("image")).limit(1))
                .toList();
        if (found.isEmpty())
            throw GatewayException.invalid(
                    String.join(", ", wanted) + " reads no pictures or is not deployed; a person can set agents.defaults.imageModel"
                            + readers().map(one -> ", for instance to " + one).orElse(""));
        return found;
    }

    private Optional<String> readers() {
        return catalog.offers().stream().filter(offer -> offer.model().input().contains("image"))
                .map(offer -> offer.provider() + "/" + offer.model().id()).findFirst();
    }

    private Set<String> configured() {
        Object setting = config.value("agents.defaults.imageModel").orElse("");
        Set<String> names = new LinkedHashSet<>();
        if (setting instanceof String name && !name.isBlank())
            names.add(name);
        if (setting instanceof Map<?, ?> map) {
            if (map.get("primary") instanceof String primary)
                names.add(primary);
            if (map.get("fallbacks") instanceof List<?> fallbacks)
                fallbacks.forEach(name -> names.add(String.valueOf(name)));
        }
        return names;
    }
}
