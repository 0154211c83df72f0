package ai.openclaw.approvals;

import ai.openclaw.api.Config;
import ai.openclaw.api.Gateway;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds a command line against an agent's patterns and the safe programs. */
final class Allowlist {
    /** What a caller may set without changing what a program does (security checklist 27). */
    private static final Set<String> HARMLESS = Set.of("TERM", "LANG", "LANGUAGE", "COLORTERM", "NO_COLOR", "FORCE_COLOR", "TZ", "COLUMNS",
            "LINES", "OPENCLAW_SHELL");
    private final Config config;
    private final Gateway gateway;
    private final Clock clock;

    Allowlist(Config config, Gateway gateway, Clock clock) {
        this.config = config;
        this.gateway = gateway;
        this.clock = clock;
    }

    /** How a command line fared: what it is, if anybody can tell, and why it is not allowed; empty when it is. */
    record Verdict(Optional<Unwrapped> known, Optional<String> miss) {}

    Verdict judge(String command, Map<String, String> environment, String agentId, Rules rules) {
        Unwrapped line;
        try {
            line = Unwrapped.of(command, path());
        } catch (Unproven e) {
            return new Verdict(Optional.empty(), Optional.of(e.why()));
        }
        Optional<String> miss = environment.keySet().stream().filter(name -> !HARMLESS.contains(name) && !name.startsWith("LC_")).sorted()
                .findFirst().map(name -> "it sets the variable " + name);
        if (miss.isEmpty() && line.runs().isEmpty())
            miss = Optional.of("it runs nothing");
        SafeBins safe = SafeBins.of(exec(agentId));
        for (Invocation run : line.runs())
            miss = miss.or(() -> complaint(run, rules, safe));
        return new Verdict(Optional.of(line), miss);
    }

    private Optional<String> complaint(Invocation run, Rules rules, SafeBins safe) {
        if (safe.allow(run))
            return Optional.empty();
        Optional<String> options = OptionRules.complaint(run);
        return options.isPresent() || covered(run.program(), rules)
                ? options
                : Optional.of(run.program().real() + " is not on the allowlist");
    }

    private boolean covered(Program program, Rules rules) {
        String home = gateway.environment("HOME").orElse("/nonexistent");
        long now = clock.millis();
        return rules.allowlist().stream().filter(grant -> grant.expiresAtMs().map(end -> end > now).orElse(true))
                .anyMatch(grant -> PathPattern.matches(grant.pattern(), program, home));
    }

    /** What "always" adds: the programs that no rule covers yet; empty when a pattern would not do. */
    Optional<Set<String>> patterns(Unwrapped line, String agentId, Rules rules) {
        Map<String, Boolean> patterns = new LinkedHashMap<>();
        SafeBins safe = SafeBins.of(exec(agentId));
        for (Invocation run : line.runs()) {
            if (!safe.allow(run) && OptionRules.complaint(run).isPresent())
                return Optional.empty();
            if (!safe.allow(run) && !covered(run.program(), rules))
                patterns.put((run.program().oneOfMany() ? run.program().found() : run.program().real()).toString(), true);
        }
        return Optional.of(patterns.keySet());
    }

    /** The folders of the gateway's own PATH. */
    List<Path> path() {
        return Program.folders(gateway.environment("PATH").orElse("/usr/bin:/bin"));
    }

    /** {@code tools.exec} with what the agent has of its own. */
    private Map<?, ?> exec(String agentId) {
        Map<Object, Object> all = new LinkedHashMap<>();
        if (config.value("tools.exec").orElse(null) instanceof Map<?, ?> map)
            all.putAll(map);
        if (config.value("agents.list").orElse(null) instanceof List<?> agents)
            for (Object agent : agents)
                if (agent instanceof Map<?, ?> map && agentId.equals(map.get("id")) && map.get("tools") instanceof Map<?, ?> tools
                        && tools.get("exec") instanceof Map<?, ?> own)
                    all.putAll(own);
        return all;
    }
}
