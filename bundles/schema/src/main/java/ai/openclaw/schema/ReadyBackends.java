package ai.openclaw.schema;

import ai.openclaw.api.JsonText;
import ai.openclaw.json5.Json;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The commands of this machine that can be models without being described: the resource {@code cli-backends.json}. */
public final class ReadyBackends {
    private ReadyBackends() {}

    private static final class Holder {
        static final Map<String, @Nullable Object> ALL = Json
                .object(JsonText.parse(String.join("\n", KnownKeys.resource("cli-backends.json"))));
    }

    /** Those that a model's name begins with, anywhere in a configuration. */
    public static Set<String> named(@Nullable Object tree) {
        return ReadyProviders.named(tree, Holder.ALL.keySet());
    }

    static Set<String> ids() { return Holder.ALL.keySet(); }

    /** What somebody wrote of a command with what is known of it anyway. */
    public static Map<String, @Nullable Object> completed(String id, Map<String, @Nullable Object> written) {
        Map<String, @Nullable Object> settings = Json.object(Holder.ALL.getOrDefault(id, Map.of()));
        settings.putAll(written);
        return settings;
    }
}
