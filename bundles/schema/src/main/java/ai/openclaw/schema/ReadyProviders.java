package ai.openclaw.schema;

import ai.openclaw.api.JsonText;
import ai.openclaw.json5.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The providers of models that need not be described: the resource {@code providers.json} has their settings, and the variables that their
 * keys are usually in. A description with an address of its own is taken as it is, for a key must not go to another address than it is for.
 */
public final class ReadyProviders {
    private static final String PROVIDERS = "models.providers.";
    private static final String BACKENDS = "agents.defaults.cliBackends.";
    private static final String KEYS = "keys";
    private static final String BASE_URL = "baseUrl";
    private static final String API_KEY = "apiKey";

    private ReadyProviders() {}

    private static final class Holder {
        static final Map<String, @Nullable Object> ALL = Json
                .object(JsonText.parse(String.join("\n", KnownKeys.resource("providers.json"))));
    }

    /** Their ids. */
    public static Set<String> ids() { return Holder.ALL.keySet(); }

    /** Whether a key that is missing below this path is known all the same. */
    static boolean completes(String path, String key) {
        if (path.startsWith(BACKENDS) && key.equals("command"))
            return ReadyBackends.ids().contains(path.substring(BACKENDS.length()));
        return path.startsWith(PROVIDERS) && (key.equals(BASE_URL) || key.equals("models"))
                && ids().contains(path.substring(PROVIDERS.length()));
    }

    /** Whether a configuration wants those only that it describes. */
    public static boolean unwanted(@Nullable Object tree) {
        return Json.at(tree, "models.mode").filter("replace"::equals).isPresent();
    }

    /** The keys of those that have one in a variable, by id. */
    public static Map<String, String> keys(Function<String, Optional<String>> variables) {
        Map<String, String> keys = new LinkedHashMap<>();
        Holder.ALL.forEach((id, settings) -> {
            for (Object name : names(settings))
                variables.apply(String.valueOf(name)).ifPresent(value -> keys.putIfAbsent(id, value));
        });
        return keys;
    }

    private static List<?> names(@Nullable Object settings) {
        return Json.object(settings).get(KEYS) instanceof List<?> list ? list : List.of();
    }

    /** Those that a model's name begins with, anywhere in a configuration. */
    public static Set<String> named(@Nullable Object tree) {
        return named(tree, ids());
    }

    /** The same of any ids. */
    static Set<String> named(@Nullable Object tree, Set<String> ids) {
        Set<String> found = new TreeSet<>();
        names(tree, name -> {
            int slash = name.indexOf('/');
            if (slash > 0 && ids.contains(name.substring(0, slash)))
                found.add(name.substring(0, slash));
        });
        return found;
    }

    private static void names(@Nullable Object tree, Consumer<String> names) {
        if (tree instanceof Map<?, ?> map)
            map.forEach((key, value) -> {
                names.accept(String.valueOf(key));
                names(value, names);
            });
        else if (tree instanceof List<?> list)
            list.forEach(item -> names(item, names));
        else if (tree instanceof String text)
            names.accept(text);
    }

    /** What somebody wrote of a provider with what is known of it anyway. */
    public static Map<String, @Nullable Object> completed(String id, Map<String, @Nullable Object> written, Map<String, String> keys) {
        if (written.containsKey(BASE_URL) || !ids().contains(id))
            return written;
        Map<String, @Nullable Object> settings = Json.object(Holder.ALL.get(id));
        settings.remove(KEYS);
        String key = keys.get(id);
        if (key != null)
            settings.put(API_KEY, key);
        settings.putAll(written);
        return settings;
    }
}
