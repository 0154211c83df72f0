package ai.openclaw.method.secrets;

import ai.openclaw.api.Call;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.GatewayMethod;
import ai.openclaw.api.MethodGroup;
import ai.openclaw.api.NoParams;
import ai.openclaw.api.Scope;
import ai.openclaw.api.Secrets;
import ai.openclaw.protocol.SecretsReloadResult;
import ai.openclaw.protocol.SecretsResolveParams;
import ai.openclaw.protocol.SecretsResolveResult;
import ai.openclaw.protocol.SecretsResolveResult.Assignment;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The methods secrets.* (contract sections 6 and 15), for administrators alone. */
@Component
public final class SecretMethods implements MethodGroup {
    private static final String INVALID = "invalid secrets.resolve params: ";
    private final Secrets secrets;

    @Activate
    public SecretMethods(@Reference Secrets secrets) { this.secrets = secrets; }

    @Override
    public List<GatewayMethod<?, ?>> methods() {
        return List.of( //
                GatewayMethod.of("secrets.reload", Scope.ADMIN, NoParams.class, this::reload).lenient().slowly(),
                GatewayMethod.of("secrets.resolve", Scope.ADMIN, SecretsResolveParams.class, this::resolve).lenient().slowly());
    }

    private SecretsReloadResult reload(NoParams params, Call call) { return new SecretsReloadResult(true, secrets.reload()); }

    private SecretsResolveResult resolve(SecretsResolveParams params, Call call) {
        if (params.commandName().filter(name -> name instanceof String text && !text.isBlank()).isEmpty())
            throw GatewayException.invalid(INVALID + "commandName");
        List<?> ids = params.targetIds().filter(List.class::isInstance).map(List.class::cast)
                .orElseThrow(() -> GatewayException.invalid(INVALID + "targetIds"));
        if (!ids.stream().allMatch(String.class::isInstance))
            throw GatewayException.invalid(INVALID + "targetIds");
        Secrets.Resolution resolution = secrets.resolve(ids.stream().map(String::valueOf).toList());
        List<Assignment> assignments = resolution.assignments().stream()
                .map(found -> new Assignment(found.path(), found.segments(), found.secret().value())).toList();
        return new SecretsResolveResult(true, assignments, resolution.diagnostics(), resolution.inactive());
    }
}
