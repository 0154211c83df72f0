package ai.openclaw.tools.memory;

import ai.openclaw.api.AgentDirectory;
import ai.openclaw.api.Config;
import ai.openclaw.api.Embeddings;
import ai.openclaw.api.Gateway;
import ai.openclaw.api.SettingsReader;
import ai.openclaw.api.Tool;
import ai.openclaw.api.ToolGroup;
import ai.openclaw.api.ToolGroupType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.FieldOption;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** What an agent wrote down, found again. */
@Component
@ToolGroupType("memory")
public final class MemoryTools implements ToolGroup {
    private final Memory memory;
    private final List<Tool<?>> tools;

    @Reference(service = Embeddings.class, cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY, fieldOption = FieldOption.REPLACE)
    volatile List<Map.Entry<Map<String, Object>, Embeddings>> embeddings = List.of();

    @Activate
    public MemoryTools(@Reference Config config, @Reference AgentDirectory agents, @Reference Gateway gateway) {
        memory = new Memory(gateway, agents);
        SearchNotes search = new SearchNotes(config, agents, memory, new Meaning(this::provider, Clock.systemUTC()));
        GetNote get = new GetNote(config, agents);
        tools = List.of(new Tool<>("memory_search", SearchNotes.DESCRIPTION, SearchNotes.Params.class, search::run),
                new Tool<>("memory_get", GetNote.DESCRIPTION, GetNote.Params.class, get::run));
    }

    @Override
    public List<Tool<?>> tools() { return tools; }

    private Optional<Embeddings> provider(String id) {
        return embeddings.stream().filter(entry -> id.equals(entry.getKey().get(SettingsReader.INSTANCE))).findFirst()
                .map(Map.Entry::getValue);
    }

    @Deactivate
    public void close() { memory.close(); }
}
