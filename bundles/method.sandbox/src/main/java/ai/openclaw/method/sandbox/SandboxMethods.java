package ai.openclaw.method.sandbox;

import ai.openclaw.api.AgentDirectory;
import ai.openclaw.api.Call;
import ai.openclaw.api.Config;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.GatewayMethod;
import ai.openclaw.api.MethodGroup;
import ai.openclaw.api.NoParams;
import ai.openclaw.api.SandboxPlans;
import ai.openclaw.api.Sandboxes.Listed;
import ai.openclaw.api.Sandboxes;
import ai.openclaw.api.Scope;
import ai.openclaw.api.Sessions;
import ai.openclaw.api.ToolCatalog;
import ai.openclaw.protocol.SandboxExplainParams;
import ai.openclaw.protocol.SandboxExplainResult;
import ai.openclaw.protocol.SandboxListResult;
import ai.openclaw.protocol.SandboxRecreateParams;
import ai.openclaw.protocol.SandboxRecreateResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The methods sandbox.list, sandbox.recreate and sandbox.explain; additions of this gateway. */
@Component
public final class SandboxMethods implements MethodGroup {
    private static final Duration IN_USE = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable Sandboxes sandboxes;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable SandboxPlans plans;

    private final Explanation explanation;
    private final Clock clock;

    @Activate
    public SandboxMethods(@Reference Config config, @Reference AgentDirectory agents, @Reference Sessions sessions,
            @Reference ToolCatalog tools) {
        this(new Explanation(config, agents, sessions, tools), Clock.systemUTC());
    }

    SandboxMethods(Explanation explanation, Clock clock) {
        this.explanation = explanation;
        this.clock = clock;
    }

    @Override
    public List<GatewayMethod<?, ?>> methods() {
        return List.of(
                GatewayMethod
                        .of("sandbox.list", Scope.READ, NoParams.class,
                                (_, _) -> new SandboxListResult(present().list().stream().map(SandboxMethods::box).toList()))
                        .slowly().within(LONGEST),
                GatewayMethod.of("sandbox.recreate", Scope.ADMIN, SandboxRecreateParams.class, this::recreate).slowly().within(LONGEST),
                GatewayMethod.of("sandbox.explain", Scope.READ, SandboxExplainParams.class, this::explain).slowly().within(LONGEST));
    }

    private Sandboxes present() {
        return Optional.ofNullable(sandboxes)
                .orElseThrow(() -> GatewayException.unavailable("the bundle sandbox does not run; openclaw plugins list shows why"));
    }

    private static SandboxListResult.Box box(Listed info) {
        return new SandboxListResult.Box(info.name(), info.backend(), info.scope(), info.agentId(), info.image(), info.running(),
                info.createdAt().toEpochMilli(), info.lastUsedAt().toEpochMilli());
    }

    private SandboxRecreateResult recreate(SandboxRecreateParams params, Call call) {
        Predicate<Listed> chosen = chosen(params);
        boolean force = params.force().orElse(false);
        Instant quiet = clock.instant().minus(IN_USE);
        List<String> inUse = new ArrayList<>();
        List<Listed> removed = present().remove(info -> {
            if (!chosen.test(info))
                return false;
            boolean free = force || info.lastUsedAt().isBefore(quiet);
            if (!free)
                inUse.add(info.name());
            return free;
        });
        return new SandboxRecreateResult(removed.stream().map(Listed::name).toList(), inUse);
    }

    private Predicate<Listed> chosen(SandboxRecreateParams params) {
        boolean all = params.all().orElse(false);
        long given = Stream.of(params.session(), params.agent(), params.name()).filter(Optional::isPresent).count() + (all ? 1 : 0);
        if (given != 1)
            throw GatewayException.invalid("sandbox.recreate needs one of all, session, agent or name");
        if (all)
            return _ -> true;
        if (params.name().isPresent())
            return info -> info.name().equals(params.name().get());
        if (params.agent().isPresent())
            return info -> info.agentId().equals(params.agent().get());
        String scope = explanation.scope(params.session().orElseThrow());
        return info -> info.scope().equals(scope);
    }

    private SandboxExplainResult explain(SandboxExplainParams params, Call call) {
        return explanation.of(params, Optional.ofNullable(plans));
    }
}
