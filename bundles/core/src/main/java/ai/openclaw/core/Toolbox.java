package ai.openclaw.core;

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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
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
    private static final Duration DEADLINE = Duration.ofMinutes(30);

    private final Agents agents;
    /** The groups and the names that they were registered under. */
    private final Map<ToolGroup, String> groups = new ConcurrentHashMap<>();

    @Activate
    public Toolbox(@Reference Agents agents) { this.agents = agents; }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bind(ToolGroup group, Map<String, Object> properties) {
        groups.put(group, String.valueOf(properties.getOrDefault("openclaw.tool.group.type", "other")));
    }

    void unbind(ToolGroup group) { groups.remove(group); }

    @Override
    public List<Offer> offers() {
        return groups.entrySet().stream()
                .flatMap(entry -> entry.getKey().tools().stream().map(tool -> new Offer(entry.getValue(), tool.name(), tool.description())))
                .sorted(Comparator.comparing(Offer::group).thenComparing(Offer::name)).toList();
    }

    @Override
    public List<Verdict> verdicts(Audience audience) {
        return offers().stream().map(offer -> new Verdict(offer, true, "no rule forbids it")).toList();
    }

    @Override
    public Workplace place(String agentId, String sessionKey) { return Workplace.host(agents.workspace(agentId)); }

    List<ToolSpec> specs() {
        return groups.keySet().stream().flatMap(group -> group.tools().stream())
                .map(tool -> new ToolSpec(tool.name(), tool.description(), RecordSchema.of(tool.params()))).toList();
    }

    /** Runs a tool and waits for it; an interrupt ends both. */
    ToolResult run(ModelMessage.Call call, ToolCall context) throws InterruptedException {
        Optional<Tool<?>> tool = groups.keySet().stream().<Tool<?>>flatMap(group -> group.tools().stream())
                .filter(candidate -> candidate.name().equals(call.tool())).findFirst();
        if (tool.isEmpty())
            return ToolResult.failed("There is no tool \"" + call.tool() + "\" now.");
        return run(tool.get(), call, context);
    }

    private static <P extends Record> ToolResult run(Tool<P> tool, ModelMessage.Call call, ToolCall context) throws InterruptedException {
        Reading<P> arguments = RecordReader.read(call.arguments(), tool.params());
        if (!arguments.clean())
            return ToolResult.failed("Invalid arguments for " + tool.name() + ": " + arguments.text());
        try {
            return PluginCall.run("tool " + tool.name(), DEADLINE, () -> tool.handler().run(arguments.value().orElseThrow(), context));
        } catch (GatewayException e) {
            LOG.warn("{}", e.message());
            return ToolResult.failed(e.message());
        } catch (TimeoutException e) {
            return ToolResult.failed(tool.name() + " did not end within " + DEADLINE.toMinutes() + " minutes");
        }
    }
}
