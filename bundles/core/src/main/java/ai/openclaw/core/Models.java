package ai.openclaw.core;

import ai.openclaw.api.Config;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.ModelCatalog;
import ai.openclaw.api.ModelInfo;
import ai.openclaw.api.ModelProvider;
import ai.openclaw.api.SettingsReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Finds the model that answers for an agent among the providers that are deployed now. The lock guards the wait for one that is coming. */
@Component(service = {Models.class, ModelCatalog.class})
public final class Models implements ModelCatalog {
    /** The embedded provider, which answers when nothing else is configured. */
    static final String OFFLINE = "offline";

    private static final Duration ARRIVAL = Duration.ofSeconds(10);

    /**
     * A model and who runs it.
     *
     * @param providerId the part before the slash
     */
    record Choice(String providerId, ModelProvider provider, ModelInfo model) {}

    private final Config config;
    private final Map<String, ModelProvider> providers = new ConcurrentSkipListMap<>();
    /** The ids of providers that were ever there. */
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final long began = System.nanoTime();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    @Activate
    public Models(@Reference Config config) { this.config = config; }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bind(ModelProvider provider, Map<String, Object> properties) {
        known.add(SettingsReader.instance(properties));
        change(() -> providers.put(SettingsReader.instance(properties), provider));
    }

    void unbind(ModelProvider provider, Map<String, Object> properties) {
        change(() -> providers.remove(SettingsReader.instance(properties), provider));
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The name of the model that answers: the agent's, else the first of the first configured provider, else the offline one. */
    String name(Optional<String> configured) {
        return configured
                .or(() -> Json.object(config.value("models.providers").orElse(null)).entrySet().stream().findFirst()
                        .map(entry -> entry.getKey() + "/" + firstModel(entry.getKey(), Json.object(entry.getValue()))))
                .orElse(OFFLINE + "/guide");
    }

    /**
     * The models that answer in a session: the one that it is set to, or its agent's, and behind it the fallbacks.
     *
     * @param wish for another one in front, for this run alone
     */
    List<String> chain(String sessionKey, Optional<String> wish, Equipment equipment) {
        List<String> names = new ArrayList<>(
                List.of(equipment.names().resolved(wish.orElseGet(() -> equipment.archive().model(sessionKey)))));
        Object setting = equipment.agents().modelSetting(SessionKeys.agentId(sessionKey)).orElse(null);
        List<String> configured = equipment.names().list(setting);
        if (!configured.isEmpty())
            names.addAll(ModelNames.primary(setting).isEmpty() ? configured : configured.subList(1, configured.size()));
        return names;
    }

    /** The first model of a provider, by its settings or by its own word. */
    private String firstModel(String providerId, Map<String, Object> settings) {
        Optional<String> configured = Json.array(settings.get("models")).stream().findFirst()
                .flatMap(model -> Json.text(Json.object(model), "id"));
        ModelProvider provider = providers.get(providerId);
        return configured.or(() -> provider == null ? Optional.empty() : provider.models().stream().findFirst().map(ModelInfo::id))
                .orElse("default");
    }

    /** What a model costs, as far as its provider knows. */
    Prices prices(String providerId, String modelId) {
        ModelProvider provider = providers.get(providerId);
        ModelInfo.Cost cost = info(provider == null ? List.of() : provider.models(), modelId).cost();
        return new Prices(cost.input(), cost.output(), cost.cacheRead(), cost.cacheWrite());
    }

    /** The protocol that a provider is spoken to in, as far as it is configured; else the provider's own name. */
    String api(String providerId) {
        return Json.text(Json.object(Json.object(config.value("models.providers").orElse(null)), providerId), "api").orElse(providerId);
    }

    /** The context window of a model in tokens, as far as its provider says. */
    int contextWindow(String name) {
        int slash = name.indexOf('/');
        ModelProvider provider = slash <= 0 ? null : providers.get(name.substring(0, slash));
        return info(provider == null ? List.of() : provider.models(), name.substring(slash + 1)).contextWindow();
    }

    /**
     * The model of this name. A provider that is being replaced is waited for.
     *
     * @throws GatewayException {@code UNAVAILABLE} that says how to configure it
     */
    Choice choose(String name) throws InterruptedException {
        int slash = name.indexOf('/');
        if (slash <= 0)
            throw GatewayException.unavailable("model \"" + name
                    + "\" names no provider; set agents.defaults.model to provider/model, such as " + name(Optional.empty()));
        String providerId = name.substring(0, slash);
        String modelId = name.substring(slash + 1);
        ModelProvider provider = await(providerId)
                .orElseThrow(() -> GatewayException.unavailable("model " + name + ": no provider \"" + providerId
                        + "\" is deployed (there is: " + String.join(", ", providers.keySet()) + "); set models.providers." + providerId));
        return new Choice(providerId, provider, info(provider.models(), modelId));
    }

    /** Whether this choice is no longer what its name stands for, because its bundle was replaced or went away. */
    @SuppressWarnings("ReferenceEquality") // the very service that was asked, not one that equals it
    boolean replaced(Choice choice) { return providers.get(choice.providerId()) != choice.provider(); }

    @Override
    public List<Offer> offers() {
        return providers.entrySet().stream()
                .flatMap(entry -> entry.getValue().models().stream().map(model -> new Offer(entry.getKey(), model))).toList();
    }

    private static ModelInfo info(List<ModelInfo> models, String id) {
        return models.stream().filter(model -> model.id().equals(id)).min(Comparator.comparing(ModelInfo::id))
                .orElseGet(() -> new ModelInfo(id, id, 200_000, 8192, false, List.of("text")));
    }

    /** Waits for a provider that was there before, is configured, or may still come because the gateway has just begun. */
    private Optional<ModelProvider> await(String providerId) throws InterruptedException {
        boolean expected = known.contains(providerId) || System.nanoTime() - began < ARRIVAL.toNanos()
                || Json.object(config.value("models.providers").orElse(null)).containsKey(providerId);
        long left = expected ? ARRIVAL.toNanos() : 0;
        lock.lock();
        try {
            while (!providers.containsKey(providerId) && left > 0)
                left = changed.awaitNanos(left);
            return Optional.ofNullable(providers.get(providerId));
        } finally {
            lock.unlock();
        }
    }
}
