package ai.openclaw.method.logs;

import ai.openclaw.api.Call;
import ai.openclaw.api.Gateway;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.GatewayMethod;
import ai.openclaw.api.MethodGroup;
import ai.openclaw.api.Scope;
import ai.openclaw.protocol.LogsTailParams;
import ai.openclaw.protocol.LogsTailResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The method logs.tail (contract section 6): the end of the log file, or what was added since a cursor. */
@Component
public final class LogMethods implements MethodGroup {
    private static final int DEFAULT_LINES = 500;
    private static final int DEFAULT_BYTES = 250_000;
    private final Gateway gateway;
    private final FileCursor cursors = new FileCursor();

    @Activate
    public LogMethods(@Reference Gateway gateway) { this.gateway = gateway; }

    @Override
    public List<GatewayMethod<?, ?>> methods() {
        return List.of(GatewayMethod.of("logs.tail", Scope.READ, LogsTailParams.class, this::tail).slowly());
    }

    private LogsTailResult tail(LogsTailParams params, Call call) {
        Path file = gateway.logFile();
        try {
            long mark = cursors.mark(file);
            LogTail tail = LogTail.read(file, FileCursor.position(params.cursor().orElse(-1L), mark), params.limit().orElse(DEFAULT_LINES),
                    params.maxBytes().orElse(DEFAULT_BYTES));
            return new LogsTailResult(file.toString(), mark + tail.cursor(), tail.size(), tail.lines(), tail.truncated(), tail.reset());
        } catch (IOException e) {
            throw GatewayException.unavailable("log read failed: " + file + ": " + e.getMessage());
        }
    }
}
