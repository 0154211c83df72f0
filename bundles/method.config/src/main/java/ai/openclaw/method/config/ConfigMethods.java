package ai.openclaw.method.config;

import ai.openclaw.api.Call;
import ai.openclaw.api.ConfigDocument;
import ai.openclaw.api.ConfigDocument.Manner;
import ai.openclaw.api.ConfigDocument.Outcome;
import ai.openclaw.api.ConfigDocument.Proposal;
import ai.openclaw.api.ConfigDocument.Restart;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.GatewayMethod;
import ai.openclaw.api.MethodGroup;
import ai.openclaw.api.NoParams;
import ai.openclaw.api.Scope;
import ai.openclaw.protocol.ConfigChangeParams;
import ai.openclaw.protocol.ConfigSchemaLookupParams;
import ai.openclaw.protocol.ConfigSetParams;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The methods config.* (contract section 14.1). A change is answered when it is carried out, so those take their time. */
@Component
public final class ConfigMethods implements MethodGroup {
    private static final int RESTART_DELAY_MS = 2000;
    private final ConfigDocument document;

    @Activate
    public ConfigMethods(@Reference ConfigDocument document) { this.document = document; }

    @Override
    public List<GatewayMethod<?, ?>> methods() {
        return List.of( //
                GatewayMethod.of("config.get", Scope.READ, NoParams.class, (_, _) -> document.view()),
                GatewayMethod.of("config.schema", Scope.ADMIN, NoParams.class, (_, _) -> document.schema()).slowly(),
                GatewayMethod.of("config.schema.lookup", Scope.READ, ConfigSchemaLookupParams.class, this::lookup).slowly(),
                GatewayMethod.of("config.set", Scope.ADMIN, ConfigSetParams.class, this::set).slowly(),
                GatewayMethod.of("config.patch", Scope.ADMIN, ConfigChangeParams.class, (params, _) -> change(Manner.PATCH, params))
                        .slowly().rationed(),
                GatewayMethod.of("config.apply", Scope.ADMIN, ConfigChangeParams.class, (params, _) -> change(Manner.APPLY, params))
                        .slowly().rationed());
    }

    private Map<String, Object> lookup(ConfigSchemaLookupParams params, Call call) {
        return document.lookup(params.path()).orElseThrow(() -> GatewayException.invalid("config schema path not found"));
    }

    private Map<String, Object> set(ConfigSetParams params, Call call) {
        return answer(document
                .write(new Proposal(Manner.SET, params.raw(), params.baseHash(), Optional.empty(), Optional.empty(), Duration.ZERO)));
    }

    private Map<String, Object> answer(Outcome outcome) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("ok", true);
        answer.put("path", document.path().toString());
        answer.put("config", outcome.config());
        return answer;
    }

    private Map<String, Object> change(Manner manner, ConfigChangeParams params) {
        Duration delay = Duration.ofMillis(params.restartDelayMs().orElse(RESTART_DELAY_MS));
        Outcome outcome = document.write(new Proposal(manner, params.raw(), params.baseHash(), params.sessionKey(), params.note(), delay));
        Map<String, Object> answer = answer(outcome);
        answer.put("restart", restart(manner, outcome.restart()));
        Map<String, Object> sentinel = new LinkedHashMap<>();
        sentinel.put("path", outcome.notice().path().toString());
        sentinel.put("payload", outcome.notice().payload());
        answer.put("sentinel", sentinel);
        return answer;
    }

    /** Clients know this object from gateways that restart for every change; {@code needed} says whether this one does. */
    private static Map<String, Object> restart(Manner manner, Restart restart) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("ok", true);
        answer.put("pid", ProcessHandle.current().pid());
        answer.put("signal", "SIGUSR1");
        answer.put("delayMs", restart.delayMs());
        answer.put("reason", manner == Manner.PATCH ? "config.patch" : "config.apply");
        answer.put("mode", "emit");
        answer.put("coalesced", restart.coalesced());
        answer.put("cooldownMsApplied", restart.cooldownMs());
        answer.put("needed", restart.needed());
        return answer;
    }
}
