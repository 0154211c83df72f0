package ai.openclaw.core;

import ai.openclaw.api.Config;
import ai.openclaw.api.Elevation;
import ai.openclaw.api.Gateway;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.Reading;
import ai.openclaw.api.RecordReader;
import ai.openclaw.api.RecordSchema;
import ai.openclaw.api.Tool;
import ai.openclaw.api.ToolCall;
import ai.openclaw.api.ToolCatalog;
import ai.openclaw.api.ToolGroup;
import ai.openclaw.api.ToolResult;
import ai.openclaw.api.ToolSpec;
import ai.openclaw.api.Workplace;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tools that are deployed now. A tool that fails, hangs or vanishes is an answer to the model, never the end of a run. */
@Component(service = {Toolbox.class, ToolCatalog.class})
public final class Toolbox implements ToolCatalog {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/tools");
    /** No tool takes longer, whatever its own limit is; a run's deadline mostly ends it before. */
    private static final Duration DEADLINE = Duration.ofHours(2);

    private final Agents agents;
    private final Places places;
    private final ToolPolicy policy;
    private final Models models;
    /** The groups, each as its tools with the schemas that are derived once. */
    private final LazyServices<ToolGroup, List<Toolset.Deployed>> groups = new LazyServices<>(Toolbox::deployed);

    @Activate
    public Toolbox(@Reference Gateway gateway, @Reference Config config, @Reference Agents agents, @Reference Models models) {
        this.agents = agents;
        this.models = models;
        places = new Places(gateway, config, agents);
        policy = new ToolPolicy(config, agents);
    }

    @Reference(service = ToolGroup.class, cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bind(ComponentServiceObjects<ToolGroup> group, Map<String, Object> properties) { groups.add(group, properties); }

    void unbind(ComponentServiceObjects<ToolGroup> group, Map<String, Object> properties) { groups.remove(properties); }

    private static List<Toolset.Deployed> deployed(ToolGroup group, Map<String, Object> properties) {
        String name = String.valueOf(properties.getOrDefault("openclaw.tool.group.type", "other"));
        return group.tools().stream().map(tool -> deployed(name, tool)).toList();
    }

    private static Toolset.Deployed deployed(String group, Tool<?> tool) {
        ToolSpec spec = new ToolSpec(tool.name(), tool.description(), RecordSchema.of(tool.params()));
        return new Toolset.Deployed(new Offer(group, tool.name(), tool.description()), tool, spec);
    }

    private List<Toolset.Deployed> deployed() {
        return groups.all().stream().flatMap(List::stream)
                .sorted(Comparator.comparing((Toolset.Deployed one) -> one.offer().group()).thenComparing(one -> one.offer().name()))
                .toList();
    }

    @Override
    public List<Offer> offers() { return deployed().stream().map(Toolset.Deployed::offer).toList(); }

    @Override
    public Optional<ToolSpec> find(String tool) {
        return deployed().stream().filter(one -> one.offer().name().equals(tool)).map(Toolset.Deployed::spec).findFirst();
    }

    @Override
    public List<Verdict> verdicts(Audience audience) {
        return toolset(audience, true).entries().stream().map(Toolset.Entry::verdict).toList();
    }

    private Toolset toolset(Audience audience, boolean owner) {
        String sessionKey = sessionKey(audience);
        String model = audience.model().orElseGet(() -> models.name(agents.model(audience.agentId())));
        boolean sandboxed = place(audience.agentId(), sessionKey).sandbox().isPresent();
        return toolset(new ToolPolicy.Subject(audience.agentId(), sessionKey, model, sandboxed, owner, false));
    }

    private String sessionKey(Audience audience) {
        return audience.sessionKey().orElseGet(() -> "agent:" + audience.agentId() + ":" + agents.session().mainKey());
    }

    @Override
    public Optional<ToolResult> invoke(Audience audience, String tool, Map<String, Object> arguments, boolean owner)
            throws InterruptedException {
        Optional<Toolset.Entry> entry = toolset(audience, owner).find(tool).filter(found -> found.verdict().allowed());
        if (entry.isEmpty())
            return Optional.empty();
        String id = "invoke-" + UUID.randomUUID();
        String sessionKey = sessionKey(audience);
        return Optional.of(call(entry.get().deployed().tool(), new ModelMessage.Call(id, tool, arguments), () -> new ToolCall(id,
                audience.agentId(), sessionKey, id, place(audience.agentId(), sessionKey), Elevation.NONE, owner, _ -> {})));
    }

    @Override
    public Workplace place(String agentId, String sessionKey) { return places.of(agentId, sessionKey); }

    Toolset toolset(ToolPolicy.Subject subject) { return Toolset.of(deployed(), policy.rules(subject)); }

    /** Runs a tool and waits for it; an interrupt ends both. */
    ToolResult run(Toolset toolset, ModelMessage.Call call, Supplier<ToolCall> context) throws InterruptedException {
        Optional<Toolset.Entry> entry = toolset.find(call.tool());
        if (entry.isEmpty())
            return ToolResult.failed("There is no tool \"" + call.tool() + "\" now. Use one of those that you were told of.");
        if (!entry.get().verdict().allowed())
            return ToolResult.failed("The tool \"" + call.tool() + "\" may not be used here: " + entry.get().verdict().reason());
        return run(entry.get().deployed().tool(), call, context);
    }

    private static ToolResult run(Tool<?> tool, ModelMessage.Call call, Supplier<ToolCall> context) throws InterruptedException {
        try {
            return call(tool, call, context);
        } catch (GatewayException e) {
            LOG.warn("{}", e.message());
            return ToolResult.failed(e.message());
        }
    }

    private static <P extends Record> ToolResult call(Tool<P> tool, ModelMessage.Call call, Supplier<ToolCall> context)
            throws InterruptedException {
        Reading<P> arguments = RecordReader.read(call.arguments(), tool.params());
        if (!arguments.clean())
            return ToolResult.failed("Invalid arguments for " + tool.name() + ": " + arguments.text());
        try {
            return PluginCall.run("tool " + tool.name(), DEADLINE,
                    () -> tool.handler().run(arguments.value().orElseThrow(), context.get()));
        } catch (TimeoutException e) {
            throw GatewayException.unavailable(tool.name() + " did not end within " + DEADLINE.toHours() + " hours");
        }
    }
}
