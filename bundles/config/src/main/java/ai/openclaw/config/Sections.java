package ai.openclaw.config;

import ai.openclaw.json5.Json;
import ai.openclaw.schema.ReadyBackends;
import ai.openclaw.schema.ReadyProviders;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A configuration cut into the sections that components receive, by PID. */
final class Sections {
    /** Keys of {@code channels} that are no platform. */
    private static final Set<String> NO_PLATFORM = Set.of("defaults", "modelByChannel");
    private static final Set<String> NOT_INHERITED = Set.of("accounts", "defaultAccount");
    private static final String BACKENDS = "agents.defaults.cliBackends";
    private static final String PROVIDERS = "models.providers.";
    /** What a provider speaks that does not say. */
    private static final String DEFAULT_API = "openai-completions";
    private final Map<Pid, Section> all = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    private final SecretValues secrets;
    private final boolean ready;
    private final Map<String, String> keys;

    private Sections(Map<String, @Nullable Object> tree, SecretValues secrets, Map<String, String> keys) {
        this.secrets = secrets;
        this.keys = keys;
        ready = !ReadyProviders.unwanted(tree);
    }

    static Sections of(Map<String, @Nullable Object> tree) { return of(tree, SecretValues.NONE, Map.of()); }

    static Sections of(Snapshot snapshot) { return of(snapshot.tree(), snapshot.secrets(), snapshot.providerKeys()); }

    private static Sections of(Map<String, @Nullable Object> tree, SecretValues secrets, Map<String, String> keys) {
        Sections sections = new Sections(tree, secrets, keys);
        tree.forEach((key, value) -> {
            if (value != null && Roots.known(key))
                sections.root(key, value);
        });
        if (sections.ready)
            sections.readyProviders(tree);
        sections.readyBackends(tree);
        return sections;
    }

    Map<Pid, Section> all() { return all; }

    /** Parts that belong to nobody because they are no objects. */
    List<String> problems() { return problems; }

    private void root(String key, Object value) {
        switch (key) {
            case "$schema" -> {
                // for editors, not for us
            }
            case "gateway" -> gateway(value);
            case "channels" -> Json.object(value).forEach(this::channel);
            case "agents" -> {
                single(key, value);
                Json.object(Json.at(value, "defaults.cliBackends").orElse(null)).forEach(this::backend);
            }
            case "models" -> {
                split(key, value, "providers");
                Json.object(Json.object(value).get("providers")).forEach(this::provider);
            }
            case "plugins" -> {
                split(key, value, "entries");
                Json.object(Json.object(value).get("entries")).forEach((id, entry) -> single("plugins.entries." + id, entry));
            }
            default -> single(key, value);
        }
    }

    private void gateway(Object value) {
        Map<String, @Nullable Object> plain = Json.object(value);
        Json.object(value).forEach((key, child) -> {
            if (child instanceof Map<?, ?>) {
                plain.remove(key);
                single("gateway." + key, child);
            }
        });
        single("gateway", plain);
    }

    /** A section without the child that is cut up further. */
    private void split(String key, Object value, String child) {
        Map<String, @Nullable Object> rest = Json.object(value);
        rest.remove(child);
        if (!rest.isEmpty())
            single(key, rest);
    }

    private void single(String pid, @Nullable Object value) {
        if (value != null)
            add(Pid.of(pid), pid, value);
    }

    private void channel(String platform, @Nullable Object value) {
        String place = "channels." + platform;
        if (NO_PLATFORM.contains(platform)) {
            single(place, value);
            return;
        }
        if (!object(place, value))
            return;
        Map<String, @Nullable Object> channel = Json.object(value);
        if (Boolean.FALSE.equals(channel.get("enabled")))
            return;
        Map<String, @Nullable Object> accounts = Json.object(channel.get("accounts"));
        channel.keySet().removeAll(NOT_INHERITED);
        if (accounts.isEmpty())
            add(new Pid(place, "default"), place, channel);
        accounts.forEach((id, account) -> account(place, id, channel, account));
    }

    private void account(String channelPlace, String id, Map<String, @Nullable Object> channel, @Nullable Object account) {
        String place = channelPlace + ".accounts." + id;
        if (!object(place, account) || Boolean.FALSE.equals(Json.object(account).get("enabled")))
            return;
        Map<String, @Nullable Object> settings = new LinkedHashMap<>(channel);
        settings.putAll(Json.object(account));
        add(new Pid(channelPlace, id), place, settings);
    }

    private void provider(String id, @Nullable Object value) {
        String place = PROVIDERS + id;
        if (!object(place, value))
            return;
        Map<String, @Nullable Object> written = Json.object(value);
        Map<String, @Nullable Object> settings = ready ? ReadyProviders.completed(id, written, keys) : written;
        String api = Json.string(settings, "api").orElse(DEFAULT_API);
        add(new Pid(PROVIDERS + api, id), place, settings);
    }

    /** Those that nobody described: there when their key is in a variable, or a model's name asks for them. */
    private void readyProviders(Map<String, @Nullable Object> tree) {
        Set<String> wanted = new LinkedHashSet<>(keys.keySet());
        wanted.addAll(ReadyProviders.named(tree));
        wanted.removeAll(Json.object(Json.at(tree, "models.providers").orElse(null)).keySet());
        wanted.forEach(id -> provider(id, Map.of()));
    }

    private void backend(String id, @Nullable Object value) {
        if (object(BACKENDS + "." + id, value))
            add(new Pid(BACKENDS, id), BACKENDS + "." + id, ReadyBackends.completed(id, Json.object(value)));
    }

    /** Commands that nobody described, but a model's name asks for. */
    private void readyBackends(Map<String, @Nullable Object> tree) {
        Set<String> wanted = new LinkedHashSet<>(ReadyBackends.named(tree));
        wanted.removeAll(Json.object(Json.at(tree, BACKENDS).orElse(null)).keySet());
        wanted.forEach(id -> backend(id, Map.of()));
    }

    private boolean object(String place, @Nullable Object value) {
        if (!(value instanceof Map<?, ?>))
            problems.add(place + ": must be object (ignored)");
        return value instanceof Map<?, ?>;
    }

    private void add(Pid pid, String place, Object tree) { all.put(pid, Section.of(pid, place, tree, secrets)); }
}
