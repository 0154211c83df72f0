package ai.openclaw.tools.runtime;

import ai.openclaw.api.Elevation;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.SandboxKey;
import ai.openclaw.api.SessionEntry;
import ai.openclaw.api.ToolCall;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a command runs and by which rules: the session's own settings first, then the agent's, then {@code tools.exec}; what a call asks
 * for can only be stricter.
 *
 * @param sandbox where it runs; empty on this machine
 * @param free whether nobody needs to be asked, for elevated mode is {@code full}
 */
record Ground(Optional<SandboxKey> sandbox, Optional<ExecParams.Security> security, Optional<ExecParams.Ask> ask, boolean free) {

    static Ground of(ExecParams params, ToolCall call, ExecSettings settings, Optional<SessionEntry> session) {
        boolean elevated = elevated(params, call.elevation());
        Optional<SandboxKey> sandbox = elevated ? Optional.empty() : sandbox(params, call, settings, session);
        Optional<ExecParams.Security> security = strictest(params.security(),
                set(session, "execSecurity", ExecParams.Security.class).or(settings::security));
        Optional<ExecParams.Ask> ask = mostOften(params.ask(), set(session, "execAsk", ExecParams.Ask.class).or(settings::ask));
        return new Ground(sandbox, security, ask, elevated && call.elevation().level() == Elevation.Level.FULL);
    }

    private static boolean elevated(ExecParams params, Elevation elevation) {
        boolean possible = elevation.allowed() && elevation.level() != Elevation.Level.OFF;
        if (params.elevated().orElse(false) && !possible)
            throw new GatewayException(ai.openclaw.api.ErrorCode.FORBIDDEN, "elevated is not available here: " + elevation.reason()
                    + "; a person who may can say /elevated on, or set tools.elevated");
        return params.elevated().orElse(possible) && possible;
    }

    private static Optional<SandboxKey> sandbox(ExecParams params, ToolCall call, ExecSettings settings, Optional<SessionEntry> session) {
        Optional<SandboxKey> own = call.place().sandbox();
        Optional<ExecParams.Host> configured = set(session, "execHost", ExecParams.Host.class).or(settings::host);
        ExecParams.Host usual = configured.orElse(own.isPresent() ? ExecParams.Host.SANDBOX : ExecParams.Host.GATEWAY);
        ExecParams.Host wanted = params.host().orElse(usual);
        if (wanted == ExecParams.Host.NODE || params.node().isPresent())
            throw GatewayException.unavailable("exec does not run commands on nodes yet; use host gateway or sandbox");
        if (wanted != usual)
            throw new GatewayException(ai.openclaw.api.ErrorCode.FORBIDDEN, "host " + name(wanted)
                    + " is not allowed here; commands of this session run on " + name(usual) + ". A person can set tools.exec.host");
        if (wanted == ExecParams.Host.SANDBOX && own.isEmpty())
            throw GatewayException
                    .unavailable("tools.exec.host is sandbox, but this session has no sandbox; set agents.defaults.sandbox.mode"
                            + " to all, or tools.exec.host to gateway");
        return wanted == ExecParams.Host.SANDBOX ? own : Optional.empty();
    }

    /** Where nothing is configured the rule is {@code allowlist}, so that a call cannot ask for more. */
    private static Optional<ExecParams.Security> strictest(Optional<ExecParams.Security> asked, Optional<ExecParams.Security> set) {
        return asked.map(wanted -> least(wanted, set.orElse(ExecParams.Security.ALLOWLIST))).or(() -> set);
    }

    private static Optional<ExecParams.Ask> mostOften(Optional<ExecParams.Ask> asked, Optional<ExecParams.Ask> set) {
        return asked.map(wanted -> most(wanted, set.orElse(ExecParams.Ask.ON_MISS))).or(() -> set);
    }

    private static <E extends Enum<E>> E least(E one, E other) { return one.compareTo(other) < 0 ? one : other; }

    private static <E extends Enum<E>> E most(E one, E other) { return one.compareTo(other) > 0 ? one : other; }

    private static <E extends Enum<E>> Optional<E> set(Optional<SessionEntry> session, String field, Class<E> type) {
        return session.flatMap(entry -> entry.text(field)).map(text -> {
            for (E constant : type.getEnumConstants())
                if (name(constant).equals(text))
                    return constant;
            throw GatewayException.invalid("the session's " + field + " is \"" + text + "\", which is nothing that exec knows; "
                    + "set it anew with sessions.patch");
        });
    }

    static String name(Enum<?> constant) { return constant.name().toLowerCase(Locale.ROOT).replace('_', '-'); }
}
