package ai.openclaw.core;

import ai.openclaw.api.AgentDirectory;
import ai.openclaw.api.AgentInfo;
import ai.openclaw.api.Config;
import ai.openclaw.api.Gateway;
import ai.openclaw.api.Reading;
import ai.openclaw.api.RecordReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The agents as configured. Read from the live configuration at each use, so a change takes effect with the next run and disturbs none. */
@Component(service = {Agents.class, AgentDirectory.class})
public final class Agents implements AgentDirectory {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/agents");

    /** The settings that were read from a tree; valid as long as the configuration hands out the same one. */
    private record Snapshot(@Nullable Object agentsTree, @Nullable Object sessionTree, AgentsSettings agents, SessionSettings session) {}

    private final Gateway gateway;
    private final Config config;
    private volatile Snapshot snapshot = new Snapshot(null, null, AgentsSettings.NONE, SessionSettings.NONE);

    @Activate
    public Agents(@Reference Gateway gateway, @Reference Config config) {
        this.gateway = gateway;
        this.config = config;
    }

    @SuppressWarnings("ReferenceEquality") // the same tree needs no second look, and comparing trees would cost more than reading them
    private Snapshot snapshot() {
        Object agents = config.value("agents").orElse(null);
        Object session = config.value("session").orElse(null);
        Snapshot known = snapshot;
        if (known.agentsTree == agents && known.sessionTree == session)
            return known;
        Snapshot fresh = new Snapshot(agents, session, read("agents", agents, AgentsSettings.class, known.agents),
                read("session", session, SessionSettings.class, known.session));
        snapshot = fresh;
        return fresh;
    }

    private static <T extends Record> T read(String section, @Nullable Object tree, Class<T> type, T before) {
        Reading<T> reading = RecordReader.read(tree, type);
        if (reading.value().isEmpty())
            LOG.warn("{}: {}; it stays as it was", section, reading.text());
        return reading.value().orElse(before);
    }

    SessionSettings session() { return snapshot().session(); }

    AgentsSettings.Defaults defaults() { return snapshot().agents().defaults(); }

    /** The ids of all agents, the default one first. */
    List<String> ids() {
        List<AgentsSettings.Agent> list = snapshot().agents().list();
        List<String> ids = new ArrayList<>();
        list.stream().filter(AgentsSettings.Agent::chosen).findFirst().ifPresent(agent -> ids.add(agent.id()));
        for (AgentsSettings.Agent agent : list)
            if (!ids.contains(agent.id()))
                ids.add(agent.id());
        return ids.isEmpty() ? List.of("main") : List.copyOf(ids);
    }

    String defaultId() { return ids().getFirst(); }

    boolean known(String id) { return ids().contains(id); }

    /** An agent's whole section, as JSON in JDK types. */
    Map<String, Object> settingsOf(String id) {
        return agent(id).map(AgentsSettings.Agent::others).orElse(Map.of());
    }

    /** A section such as {@code sandbox}: the agent's own values over those of {@code agents.defaults}, however deep they are. */
    Map<String, Object> section(String id, String name) {
        return Overlay.of(Json.object(defaults().others().get(name)), Json.object(settingsOf(id).get(name)));
    }

    /** The same as a record; the usual values when it is wrong, for the configuration reports that already. */
    <T extends Record> T settings(String id, String name, Class<T> type, T usual) {
        return RecordReader.read(section(id, name), type).value().orElse(usual);
    }

    /** A section of {@code tools}, the agent's own values over the common ones. */
    <T extends Record> T toolSettings(String id, String name, Class<T> type, T usual) {
        Map<String, Object> common = Json.object(Json.object(config.value("tools").orElse(null)).get(name));
        Map<String, Object> own = Json.object(Json.object(settingsOf(id), "tools").get(name));
        return RecordReader.read(Overlay.of(common, own), type).value().orElse(usual);
    }

    /** A value of the agent, or of {@code agents.defaults}. */
    Optional<String> setting(String id, String name) {
        return Json.text(settingsOf(id), name).or(() -> Json.text(defaults().others(), name));
    }

    /** What the agent's model is called: {@code provider/model}; empty when nothing is configured. */
    Optional<String> model(String id) {
        return modelSetting(id).flatMap(ModelNames::primary).map(new ModelNames(this)::resolved);
    }

    /** The setting {@code model} that holds for the agent: a name, or an object with {@code primary} and {@code fallbacks}. */
    Optional<Object> modelSetting(String id) {
        Optional<Object> own = agent(id).flatMap(AgentsSettings.Agent::model);
        Optional<Object> common = defaults().model();
        if (own.isEmpty() || own.get() instanceof String || !(common.orElse(null) instanceof Map))
            return own.or(() -> common);
        return Optional.of(Overlay.of(Json.object(common.get()), Json.object(own.get())));
    }

    /** The folder that the agent works in. */
    Path workspace(String id) {
        Optional<String> own = agent(id).flatMap(AgentsSettings.Agent::workspace);
        if (own.isPresent())
            return path(own.get());
        if (id.equals(defaultId()))
            return defaults().workspace().map(this::path).orElse(gateway.stateDir().resolve("workspace"));
        return gateway.stateDir().resolve("workspace-" + id);
    }

    Path path(String text) {
        if (text.startsWith("~/"))
            return Path.of(System.getProperty("user.home"), text.substring(2));
        return Path.of(text);
    }

    @Override
    public List<AgentInfo> list() { return ids().stream().map(this::info).toList(); }

    @Override
    public Optional<AgentInfo> find(String id) { return Optional.of(id).filter(this::known).map(this::info); }

    private AgentInfo info(String id) {
        Map<String, Object> settings = agent(id).map(AgentsSettings.Agent::others).orElse(Map.of());
        return new AgentInfo(id, agent(id).flatMap(AgentsSettings.Agent::name), workspace(id), model(id).orElse(""),
                Json.object(settings.get("identity")), settings);
    }

    private Optional<AgentsSettings.Agent> agent(String id) {
        return snapshot().agents().list().stream().filter(agent -> agent.id().equals(id)).findFirst();
    }
}
