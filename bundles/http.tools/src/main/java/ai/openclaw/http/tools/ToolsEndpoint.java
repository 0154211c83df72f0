package ai.openclaw.http.tools;

import ai.openclaw.api.Access;
import ai.openclaw.api.ErrorCode;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Sessions;
import ai.openclaw.api.SettingsReader;
import ai.openclaw.api.ToolCatalog;
import ai.openclaw.api.ToolResult;
import ai.openclaw.api.ToolSpec;
import ai.openclaw.endpoint.Body;
import ai.openclaw.endpoint.Endpoint;
import ai.openclaw.endpoint.Exchange;
import ai.openclaw.endpoint.Gate;
import ai.openclaw.endpoint.Refusal;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls one tool for who shows the gateway's secret, by the rules of a session and of {@link HttpDenyList} (contract section 16). A call whose
 * client has gone is ended.
 */
@Component(service = Servlet.class, configurationPid = "gateway.tools")
@HttpWhiteboardServletPattern("/tools/invoke")
public final class ToolsEndpoint extends Endpoint {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger("gateway/http");
    private static final String PID = "gateway.tools";
    private static final long MAX_BODY = 2L << 20;
    private static final long LOOK_MS = 200;
    private final transient Gate gate;
    private final transient ToolCatalog tools;
    private final transient Sessions sessions;
    private transient volatile HttpDenyList denied;

    @Activate
    public ToolsEndpoint(@Reference Access access, @Reference ToolCatalog tools, @Reference Sessions sessions,
            Map<String, Object> properties) {
        super("POST");
        this.gate = new Gate(access);
        this.tools = tools;
        this.sessions = sessions;
        denied = denyList(properties);
    }

    /** The list is looked at once for each call. */
    @Modified
    void change(Map<String, Object> properties) { denied = denyList(properties); }

    private static HttpDenyList denyList(Map<String, Object> properties) {
        return new HttpDenyList(SettingsReader.read(properties, PID, ToolsSettings.class));
    }

    @Deactivate
    void close() { end(); }

    @Override
    protected void serve(Exchange exchange) throws IOException, InterruptedException {
        gate.enter(exchange.request());
        Invocation call = Invocation.read(Body.json(exchange.request(), MAX_BODY), sessions);
        ToolSpec tool = tools.find(call.tool()).filter(_ -> !denied.denies(call.tool())).orElseThrow(() -> notAvailable(call));
        Map<String, Object> arguments = call.arguments(tool.schema());
        if (call.dryRun())
            exchange.json(200, Answer.of(rehearse(call, arguments)));
        else
            answer(exchange, result(exchange, call, arguments));
    }

    private static Refusal notAvailable(Invocation call) {
        return Refusal.of(404, Answer.error("not_found", "Tool not available: " + call.tool()));
    }

    private ToolResult rehearse(Invocation call, Map<String, Object> arguments) {
        if (tools.verdicts(call.audience()).stream().noneMatch(one -> one.tool().name().equals(call.tool()) && one.allowed()))
            throw notAvailable(call);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("dryRun", true);
        details.put("tool", call.tool());
        details.put("sessionKey", call.audience().sessionKey().orElse(""));
        details.put("args", arguments);
        return new ToolResult("Dry run: " + call.tool() + " would be called; nothing was done.", false, details);
    }

    private void answer(Exchange exchange, ToolResult result) throws IOException {
        if (result.error())
            throw Refusal.of(400, Answer.error("tool_error", result.text()));
        exchange.json(200, Answer.of(result));
    }

    private ToolResult result(Exchange exchange, Invocation call, Map<String, Object> arguments) throws InterruptedException {
        FutureTask<Optional<ToolResult>> task = new FutureTask<>(() -> tools.invoke(call.audience(), call.tool(), arguments, true));
        Thread.ofVirtual().name("tools-invoke").start(task);
        try {
            return await(exchange, task).orElseThrow(() -> notAvailable(call));
        } catch (ExecutionException e) {
            throw failed(call, e.getCause());
        } finally {
            task.cancel(true);
        }
    }

    private static Optional<ToolResult> await(Exchange exchange, FutureTask<Optional<ToolResult>> task)
            throws InterruptedException, ExecutionException {
        while (true) {
            try {
                return task.get(LOOK_MS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // an update lets calls go on as long as it can wait, and interrupts them then
                if (exchange.over() && !exchange.ending())
                    throw new InterruptedException();
            }
        }
    }

    private static Refusal failed(Invocation call, @org.jspecify.annotations.Nullable Throwable cause) {
        if (cause instanceof GatewayException e) {
            LOG.warn("tools.invoke {}: {}", call.tool(), e.message());
            return Refusal.of(e.code() == ErrorCode.INVALID_REQUEST ? 400 : 500, Answer.error("tool_error", e.message()));
        }
        LOG.error("tools.invoke {} failed", call.tool(), cause);
        return Refusal.of(500, Answer.error("tool_error", "tool execution failed; the gateway's log says why: openclaw logs"));
    }
}
