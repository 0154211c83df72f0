package ai.openclaw.method.agents;

import ai.openclaw.api.AgentDirectory;
import ai.openclaw.api.Config;
import ai.openclaw.api.ConfigEditor.Edit;
import ai.openclaw.api.ConfigEditor;
import ai.openclaw.api.GatewayException;
import ai.openclaw.protocol.AgentsCreateParams;
import ai.openclaw.protocol.AgentsCreateResult;
import ai.openclaw.protocol.AgentsDeleteParams;
import ai.openclaw.protocol.AgentsDeleteResult;
import ai.openclaw.protocol.AgentsUpdateParams;
import ai.openclaw.protocol.AgentsUpdateResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Writes agents into {@code agents.list} of the configuration and takes them out again. One change at a time. */
final class AgentChanges {
    private static final String MAIN = "main";
    private static final List<String> LIST = List.of("agents", "list");
    private static final int MAX_ID = 64;
    private final AgentDirectory agents;
    private final Config config;
    private final ConfigEditor editor;
    private final Path stateDir;

    AgentChanges(AgentDirectory agents, Config config, ConfigEditor editor, Path stateDir) {
        this.agents = agents;
        this.config = config;
        this.editor = editor;
        this.stateDir = stateDir;
    }

    synchronized AgentsCreateResult create(AgentsCreateParams params) {
        String id = slug(params.name());
        if (id.equals(MAIN))
            throw GatewayException.invalid("\"main\" is reserved");
        if (agents.find(id).isPresent())
            throw GatewayException.invalid("agent \"" + id + "\" already exists");
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", id);
        entry.put("name", params.name().strip());
        entry.put("workspace", params.workspace().strip());
        Map<String, Object> identity = new LinkedHashMap<>();
        params.emoji().ifPresent(emoji -> identity.put("emoji", emoji));
        params.avatar().ifPresent(avatar -> identity.put("avatar", avatar));
        if (!identity.isEmpty())
            entry.put("identity", identity);
        int size = entries().size();
        editor.edit(List.of(size == 0 ? new Edit.Set(LIST, List.of(defaultEntry(), entry)) : new Edit.Set(at(size), entry)));
        return new AgentsCreateResult(true, id, params.name().strip(), params.workspace().strip());
    }

    /** The default agent exists without an entry; the first entry of another would take its place, so it gets one before that. */
    private Map<String, Object> defaultEntry() {
        return Map.of("id", agents.list().getFirst().id(), "default", true);
    }

    synchronized AgentsUpdateResult update(AgentsUpdateParams params) {
        String id = known(params.agentId());
        List<Edit> edits = new ArrayList<>();
        if (entries().isEmpty())
            edits.add(new Edit.Set(LIST, List.of(defaultEntry())));
        List<String> place = at(position(id).orElse(0));
        params.name().ifPresent(name -> edits.add(new Edit.Set(with(place, "name"), name)));
        params.workspace().ifPresent(workspace -> edits.add(new Edit.Set(with(place, "workspace"), workspace)));
        params.model().ifPresent(model -> edits.add(new Edit.Set(with(place, "model"), model)));
        params.avatar().ifPresent(avatar -> edits.add(new Edit.Set(with(place, "identity", "avatar"), avatar)));
        editor.edit(edits);
        return new AgentsUpdateResult(true, id);
    }

    synchronized AgentsDeleteResult delete(AgentsDeleteParams params) {
        if (params.agentId().equals(MAIN))
            throw GatewayException.invalid("\"main\" cannot be deleted");
        String id = known(params.agentId());
        List<Edit> edits = new ArrayList<>();
        List<Integer> bindings = positions("bindings", "agentId", id);
        bindings.reversed().forEach(index -> edits.add(new Edit.Remove(List.of("bindings", String.valueOf(index)))));
        position(id).ifPresent(index -> edits.add(new Edit.Remove(at(index))));
        editor.edit(edits);
        if (params.deleteFiles().orElse(true))
            setAside(id);
        return new AgentsDeleteResult(true, id, bindings.size());
    }

    /** What the agent remembers is moved away rather than destroyed; its workspace, which may hold anything, stays. */
    private void setAside(String id) {
        Path folder = stateDir.resolve("agents").resolve(id);
        if (!Files.isDirectory(folder))
            return;
        try {
            Files.move(folder, folder.resolveSibling(id + ".deleted." + System.currentTimeMillis()));
        } catch (IOException e) {
            throw GatewayException.unavailable("agent \"" + id + "\" is deleted, but its files stay in " + folder + ": " + e.getMessage());
        }
    }

    private String known(String id) {
        if (agents.find(id).isEmpty())
            throw GatewayException.invalid("agent \"" + id + "\" not found");
        return id;
    }

    private List<?> entries() { return config.value("agents.list").orElse(List.of()) instanceof List<?> list ? list : List.of(); }

    private Optional<Integer> position(String id) { return positions("agents.list", "id", id).stream().findFirst(); }

    private List<Integer> positions(String path, String field, String value) {
        List<?> list = config.value(path).orElse(List.of()) instanceof List<?> found ? found : List.of();
        return IntStream.range(0, list.size()).filter(index -> list.get(index) instanceof Map<?, ?> entry && value.equals(entry.get(field)))
                .boxed().toList();
    }

    private static List<String> at(int index) { return with(LIST, String.valueOf(index)); }

    private static List<String> with(List<String> path, String... steps) {
        List<String> longer = new ArrayList<>(path);
        longer.addAll(List.of(steps));
        return longer;
    }

    /** Lower case letters, digits and dashes, as agents are named in session keys and folders. */
    private static String slug(String name) {
        String slug = name.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]+", "-").replaceAll("^-+|-+$", "");
        if (slug.isEmpty())
            throw GatewayException.invalid("the name \"" + name + "\" has no letter or digit to make an id of");
        return slug.substring(0, Math.min(slug.length(), MAX_ID));
    }
}
