package ai.openclaw.control;

import ai.openclaw.api.Gateway;
import ai.openclaw.api.SessionDefaults;
import ai.openclaw.protocol.HelloOk;
import java.time.Clock;
import java.time.Duration;
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

    HelloOk ok(Handshake.Admission admission, Core.Services core) {
        var server = new HelloOk.Server(gateway.version(), admission.caller().connectionId(), bootId);
        var features = new HelloOk.Features(methods.names(), Catalog.EVENTS);
        var auth = new HelloOk.Auth(authMode, admission.caller().role(), admission.caller().scopes().stream().sorted().toList(), null,
                null);
        return new HelloOk("hello-ok", admission.protocol(), server, features, snapshot(core), null, auth, HelloOk.Policy.DEFAULT);
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
