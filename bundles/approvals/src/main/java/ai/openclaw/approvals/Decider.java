package ai.openclaw.approvals;

import ai.openclaw.api.ApprovalRequest;
import ai.openclaw.api.Config;
import ai.openclaw.api.Connections;
import ai.openclaw.api.ExecApprovals;
import ai.openclaw.api.Gateway;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Scope;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides about a command: by the rules where they are enough, else by the person who answers first. */
@Component
public final class Decider implements ExecApprovals {
    /** How long a person has (contract section 13). */
    static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Logger LOG = LoggerFactory.getLogger(Decider.class);
    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "zsh", "ksh");
    private final ApprovalStore store;
    private final Requests requests;
    private final Gateway gateway;
    private final Allowlist allowlist;
    private final Duration patience;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable Connections connections;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable ChatForwarder forwarder;

    @Activate
    public Decider(@Reference ApprovalStore store, @Reference Requests requests, @Reference Gateway gateway, @Reference Config config) {
        this(store, requests, gateway, config, Clock.systemUTC(), PATIENCE);
    }

    Decider(ApprovalStore store, Requests requests, Gateway gateway, Config config, Clock clock, Duration patience) {
        this.store = store;
        this.requests = requests;
        this.gateway = gateway;
        this.patience = patience;
        this.allowlist = new Allowlist(config, gateway, clock);
    }

    @Override
    public Verdict decide(Request request) throws InterruptedException {
        Rules rules = store.rules(request.agentId());
        Policy policy = Policy.of(rules, request);
        boolean asks = policy.ask() == Rules.Ask.ALWAYS;
        return switch (policy.security()) {
            case DENY -> new Verdict.Refused("commands on this machine are denied for agent " + request.agentId()
                    + "; an operator sees why with: openclaw approvals get");
            case FULL -> asks
                    ? ask(request, policy, rules, judge(request, rules))
                    : new Verdict.Allowed(shell(request.command()), "security is full", bound(request, List.of(), false));
            case ALLOWLIST -> {
                Allowlist.Verdict judged = judge(request, rules);
                if (judged.miss().isEmpty() && !asks)
                    yield allowed(request, judged, "on the allowlist", false);
                yield policy.ask() == Rules.Ask.OFF ? missed(judged) : ask(request, policy, rules, judged);
            }
        };
    }

    /** A node's programs are on the node; there is nothing here to hold its commands against. */
    private Allowlist.Verdict judge(Request request, Rules rules) {
        return request.host().equals("node")
                ? new Allowlist.Verdict(Optional.empty(), Optional.of("it would run on a node"))
                : allowlist.judge(request.command(), request.environment(), request.agentId(), rules);
    }

    private static Verdict missed(Allowlist.Verdict judged) {
        return new Verdict.Refused("the command is not on the allowlist: " + judged.miss().orElse("it is not known"));
    }

    private Verdict ask(Request request, Policy policy, Rules rules, Allowlist.Verdict judged) throws InterruptedException {
        Check bound = bound(request, files(request, judged), true);
        List<String> argv = judged.known().map(Unwrapped::argv).orElseGet(() -> shell(request.command()));
        ApprovalRequest.Asked asked = asked(request, policy, judged);
        if (!reachable(asked))
            return fallback(request, policy, judged, "nobody is there who could approve the command");
        ApprovalRequest opened = requests.open(Optional.empty(), asked, Optional.empty(), patience);
        String decision = requests.outcome(opened.id()).decision().orElse("");
        return switch (decision) {
            case "allow-once" -> new Verdict.Allowed(argv, "an operator allowed it once", bound);
            case "allow-always" -> {
                remember(request, rules, judged);
                yield new Verdict.Allowed(argv, "an operator allows it always", bound);
            }
            case "deny" -> new Verdict.Refused("an operator refused the command");
            default -> fallback(request, policy, judged, "nobody approved the command within " + patience.toSeconds() + " s");
        };
    }

    /** What a pattern cannot say is allowed this once. */
    private void remember(Request request, Rules rules, Allowlist.Verdict judged) {
        try {
            judged.known().flatMap(line -> allowlist.patterns(line, request.agentId(), rules)).filter(patterns -> !patterns.isEmpty())
                    .ifPresent(patterns -> store.grant(request.agentId(), patterns));
        } catch (GatewayException e) {
            LOG.warn("the command runs, but is not remembered: {}", e.message());
        }
    }

    private Verdict fallback(Request request, Policy policy, Allowlist.Verdict judged, String why) {
        return switch (policy.fallback()) {
            case FULL -> new Verdict.Allowed(shell(request.command()), why + ", and askFallback is full", bound(request, List.of(), false));
            case ALLOWLIST -> judged.miss().isEmpty()
                    ? allowed(request, judged, why + ", but it is on the allowlist", false)
                    : new Verdict.Refused(why + ", and it is not on the allowlist: " + judged.miss().get());
            case DENY -> new Verdict.Refused(why + "; those who wait are shown by: openclaw approvals pending");
        };
    }

    private Verdict allowed(Request request, Allowlist.Verdict judged, String reason, boolean whole) {
        return new Verdict.Allowed(judged.known().orElseThrow().argv(), reason, bound(request, files(request, judged), whole));
    }

    private static Check bound(Request request, List<Path> files, boolean whole) {
        return request.host().equals("node") ? () -> {
            // the node holds its folder and program against what was approved
        } : new Binding(request, files, whole);
    }

    /** Every program that is run, and the files that their arguments name. */
    private static List<Path> files(Request request, Allowlist.Verdict judged) {
        List<Path> files = new ArrayList<>();
        for (Invocation run : judged.known().map(Unwrapped::runs).orElse(List.of())) {
            files.add(run.program().found());
            if (OptionRules.interprets(run))
                script(request.folder(), run).ifPresent(files::add);
        }
        return files;
    }

    private static Optional<Path> script(Path folder, Invocation run) {
        try {
            return run.arguments().stream().filter(word -> !word.startsWith("-")).findFirst().map(folder::resolve)
                    .filter(file -> Files.isRegularFile(file) && Files.isReadable(file));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static ApprovalRequest.Asked asked(Request request, Policy policy, Allowlist.Verdict judged) {
        Optional<String> program = judged.known().flatMap(line -> line.runs().stream().findFirst())
                .map(run -> run.program().real().toString());
        return new ApprovalRequest.Asked(request.command(), Optional.empty(), Optional.empty(), Optional.of(request.folder().toString()),
                Optional.empty(), Optional.of(request.host()), Optional.of(Rules.wire(policy.security())),
                Optional.of(Rules.wire(policy.ask())), Optional.of(request.agentId()), program, Optional.of(request.sessionKey()),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private boolean reachable(ApprovalRequest.Asked asked) {
        Connections clients = connections;
        ChatForwarder chats = forwarder;
        if (chats != null && !chats.targets(asked).isEmpty())
            return true;
        return clients != null && clients.list().stream()
                .anyMatch(client -> client.caller().role().equals("operator") && Scope.APPROVALS.grantedBy(client.caller().scopes()));
    }

    /** The shell of the person who runs the gateway, when it is one that takes {@code -c}. */
    private List<String> shell(String command) {
        String shell = gateway.environment("SHELL").filter(path -> path.startsWith("/") && SHELLS.contains(Program.name(Path.of(path))))
                .filter(path -> Files.isExecutable(Path.of(path))).orElse("/bin/sh");
        return List.of(shell, "-c", command);
    }
}
