package ai.openclaw.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The names of models in the configuration: {@code provider/model}, aliases of them, and lists with fallbacks (contract section 14.4). */
final class ModelNames {
    private final Agents agents;

    ModelNames(Agents agents) { this.agents = agents; }

    /** The model that a name stands for: itself, or the one whose {@code agents.defaults.models.*.alias} it is. */
    String resolved(String name) {
        String wanted = name.strip();
        return known().entrySet().stream()
                .filter(entry -> Json.text(Json.object(entry.getValue()), "alias").filter(wanted::equalsIgnoreCase).isPresent())
                .map(Map.Entry::getKey).findFirst().orElse(wanted);
    }

    /** Aliases by model. */
    Map<String, Object> known() { return Json.object(agents.defaults().others().get("models")); }

    /** What is sent beside the usual with requests to a model. */
    Map<String, Object> params(String agentId, String name) {
        Map<String, Object> common = Json.object(Json.object(known(), name), "params");
        return Overlay.of(common, Json.object(agents.settingsOf(agentId).get("params")));
    }

    /** A setting such as {@code agents.defaults.model}: the first is the primary, the others are its fallbacks. */
    List<String> list(@Nullable Object setting) {
        List<String> names = new ArrayList<>();
        primary(setting).map(this::resolved).ifPresent(names::add);
        Json.array(Json.object(setting).get("fallbacks")).stream().map(String::valueOf).map(this::resolved)
                .filter(name -> !name.isBlank() && !names.contains(name)).forEach(names::add);
        return names;
    }

    static Optional<String> primary(@Nullable Object setting) {
        return setting instanceof String text
                ? Optional.of(text).filter(name -> !name.isBlank())
                : Json.text(Json.object(setting), "primary").filter(name -> !name.isBlank());
    }

    /** The id of a provider as people write it. */
    static String provider(String name) {
        return name.substring(0, Math.max(0, name.indexOf('/'))).toLowerCase(Locale.ROOT);
    }
}
