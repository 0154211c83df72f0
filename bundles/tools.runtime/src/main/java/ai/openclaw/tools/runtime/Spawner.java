package ai.openclaw.tools.runtime;

import ai.openclaw.api.Command;
import ai.openclaw.api.CommandProcess;
import ai.openclaw.api.ErrorCode;
import ai.openclaw.api.ExecApprovals;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Sandbox;
import ai.openclaw.api.Sandboxes;
import ai.openclaw.api.ToolCall;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts commands where they may run: in the sandbox, or on this machine once that is allowed. */
final class Spawner {
    private static final Command.TerminalSize TERMINAL = new Command.TerminalSize(120, 30);
    private final HostCommands host = new HostCommands();
    private final CommandEnvironment environments;

    Spawner(CommandEnvironment environments) { this.environments = environments; }

    /** What there is at the moment of a call. */
    record Services(Optional<Sandboxes> sandboxes, Optional<ExecApprovals> approvals) {}

    /** What is to be started. */
    record Wanted(String id, ExecParams params, Path folder, Ground ground, List<String> pathPrepend) {}

    /** A command that may run. */
    @FunctionalInterface
    interface Ready {
        CommandProcess start() throws InterruptedException;
    }

    /** Asks who is to be asked, which may take as long as a person takes. */
    Ready allow(Wanted wanted, ToolCall call, Services services) throws InterruptedException {
        return wanted.ground().sandbox().isPresent() ? inSandbox(wanted, services) : onHost(wanted, call, services);
    }

    private Ready inSandbox(Wanted wanted, Services services) throws InterruptedException {
        Sandboxes sandboxes = services.sandboxes()
                .orElseThrow(() -> GatewayException
                        .unavailable("this session's commands run in a sandbox, and there is none: the sandbox bundle is not running. "
                                + "See openclaw sandbox explain"));
        Map<String, String> environment = environments.inSandbox(wanted.params().env(), wanted.id());
        Sandbox sandbox = sandboxes.open(wanted.ground().sandbox().orElseThrow());
        return () -> sandbox.start(new Command(shell(wanted), wanted.folder(), environment, terminal(wanted)));
    }

    private Ready onHost(Wanted wanted, ToolCall call, Services services) throws InterruptedException {
        Map<String, String> environment = environments.onHost(wanted.params().env(), wanted.pathPrepend(), wanted.id(),
                wanted.params().pty());
        ExecApprovals.Verdict.Allowed allowed = allowed(wanted, call, services);
        Command command = new Command(allowed.argv(), wanted.folder(), environment, terminal(wanted));
        return () -> {
            allowed.check().run();
            return host.start(command);
        };
    }

    private static ExecApprovals.Verdict.Allowed allowed(Wanted wanted, ToolCall call, Services services) throws InterruptedException {
        Ground ground = wanted.ground();
        if (ground.free())
            return unasked(wanted, "elevated mode is full");
        if (ground.security().filter(ExecParams.Security.DENY::equals).isPresent())
            throw refused("commands on this machine are switched off (tools.exec.security is deny)");
        if (services.approvals().isEmpty())
            return withoutApprovals(wanted);
        ExecApprovals.Request request = new ExecApprovals.Request(wanted.params().command(), wanted.folder(), wanted.params().env(),
                "gateway", ground.security().map(Ground::name), ground.ask().map(Ground::name), call.agentId(), call.sessionKey());
        return switch (services.approvals().get().decide(request)) {
            case ExecApprovals.Verdict.Allowed allowed -> allowed;
            case ExecApprovals.Verdict.Refused no -> throw refused(no.reason());
        };
    }

    private static ExecApprovals.Verdict.Allowed withoutApprovals(Wanted wanted) {
        if (wanted.ground().security().filter(ExecParams.Security.FULL::equals).isPresent()
                && wanted.ground().ask().filter(ExecParams.Ask.OFF::equals).isPresent())
            return unasked(wanted, "tools.exec.security is full and ask is off");
        throw refused("commands on this machine need an approval, and the bundle that asks for it is not running. A person can start it, "
                + "or set tools.exec.security to full and tools.exec.ask to off");
    }

    private static ExecApprovals.Verdict.Allowed unasked(Wanted wanted, String reason) {
        return new ExecApprovals.Verdict.Allowed(shell(wanted), reason, () -> {});
    }

    private static GatewayException refused(String reason) { return new GatewayException(ErrorCode.FORBIDDEN, "exec: " + reason); }

    private static List<String> shell(Wanted wanted) { return List.of("/bin/sh", "-c", wanted.params().command()); }

    private static Optional<Command.TerminalSize> terminal(Wanted wanted) {
        return wanted.params().pty() ? Optional.of(TERMINAL) : Optional.empty();
    }
}
