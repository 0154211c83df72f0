package ai.openclaw.core;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.Reading;
import ai.openclaw.api.RecordReader;
import ai.openclaw.api.RecordSchema;
import ai.openclaw.api.Tool;
import ai.openclaw.api.ToolCall;
import ai.openclaw.api.ToolGroup;
import ai.openclaw.api.ToolResult;
import ai.openclaw.api.ToolSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tools that are deployed now. A tool that fails, hangs or vanishes is an answer to the model, never the end of a run. */
@Component(service = Toolbox.class)
public final class Toolbox {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/tools");
    private static final Duration DEADLINE = Duration.ofMinutes(30);

    @Reference(policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<ToolGroup> groups = List.of();

    List<ToolSpec> specs() {
        return groups.stream().flatMap(group -> group.tools().stream())
                .map(tool -> new ToolSpec(tool.name(), tool.description(), RecordSchema.of(tool.params()))).toList();
    }

    /** Runs a tool and waits for it; an interrupt ends both. */
    ToolResult run(ModelMessage.Call call, ToolCall context) throws InterruptedException {
        Optional<Tool<?>> tool = groups.stream().<Tool<?>>flatMap(group -> group.tools().stream())
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
