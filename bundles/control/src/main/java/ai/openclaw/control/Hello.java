package ai.openclaw.control;

import ai.openclaw.api.Gateway;
import ai.openclaw.api.Grant;
import ai.openclaw.api.SessionDefaults;
import ai.openclaw.protocol.HelloOk;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes the answer to a connect that succeeded (contract section 3.5). */
final class Hello {
    private final Gateway gateway;
    private final Methods methods;
    private final String authMode;
    private final Clock clock;
    private final String bootId = UUID.randomUUID().toString();

    Hello(Gateway gateway, Methods methods, String authMode, Clock clock) {
        this.gateway = gateway;
        this.methods = methods;
        this.authMode = authMode;
        this.clock = clock;
    }

    HelloOk ok(Handshake.Admission admission, Core.Services core, Optional<String> canvas) {
        var server = new HelloOk.Server(gateway.version(), admission.caller().connectionId(), bootId);
        List<String> offered = methods.names();
        var features = new HelloOk.Features(offered, Catalog.EVENTS, admission.protocol() < 4 ? null : capabilities(offered));
        return new HelloOk("hello-ok", admission.protocol(), server, features, snapshot(core), canvas.orElse(null), auth(admission),
                HelloOk.Policy.DEFAULT);
    }

    /** Without this name the command line 2026.9.6 does not ask for the models. */
    private static List<String> capabilities(List<String> offered) {
        return offered.contains("models.list") ? List.of("published-model-catalog") : List.of();
    }

    /** Until protocol 4 a device is told the scopes of its token, since then those of this connection (contract sections 3.5 and 21). */
    private static HelloOk.Auth auth(Handshake.Admission admission) {
        Optional<Grant.DeviceToken> token = admission.grant().token();
        List<String> scopes = token.filter(_ -> admission.protocol() < 4).map(Grant.DeviceToken::scopes)
                .orElseGet(() -> admission.caller().scopes().stream().sorted().toList());
        return new HelloOk.Auth(admission.grant().method(), admission.caller().role(), scopes,
                token.map(known -> known.value().value()).orElse(null), token.map(Grant.DeviceToken::issuedAtMs).orElse(null));
    }

    private HelloOk.Snapshot snapshot(Core.Services core) {
        SessionDefaults defaults = core.sessions().defaults();
        long uptimeMs = Duration.between(gateway.startedAt(), clock.instant()).toMillis();
        return new HelloOk.Snapshot(core.presence().list(), core.health().snapshot(), core.presence().version(), uptimeMs,
                gateway.configFile().toString(), gateway.stateDir().toString(),
                new HelloOk.SessionDefaults(defaults.defaultAgentId(), defaults.mainKey(), defaults.mainSessionKey(), defaults.scope()),
                authMode, core.config().hash());
    }
}
