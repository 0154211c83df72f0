package ai.openclaw.method.plugins;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.GatewayMethod;
import ai.openclaw.api.MethodGroup;
import ai.openclaw.api.NoParams;
import ai.openclaw.api.PluginInfo;
import ai.openclaw.api.Plugins;
import ai.openclaw.api.Scope;
import ai.openclaw.protocol.PluginDeployParams;
import ai.openclaw.protocol.PluginParams;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The methods that list, deploy, update and remove bundles. */
@Component
public final class PluginMethods implements MethodGroup {
    private static final int MAX_BYTES = 18 * 1024 * 1024;
    private final Plugins plugins;

    @Activate
    public PluginMethods(@Reference Plugins plugins) { this.plugins = plugins; }

    @Override
    public List<GatewayMethod<?, ?>> methods() {
        return List.of(GatewayMethod.of("plugins.list", Scope.READ, NoParams.class, (_, _) -> Map.of("plugins", plugins.list())),
                deploying("plugins.install", plugins::install), deploying("plugins.update", plugins::update),
                changing("plugins.rollback", plugins::rollback), changing("plugins.enable", plugins::enable),
                changing("plugins.disable", plugins::disable), uninstalling());
    }

    private static GatewayMethod<?, ?> deploying(String name, BiFunction<byte[], String, PluginInfo> change) {
        return GatewayMethod.of(name, Scope.ADMIN, PluginDeployParams.class,
                (params, _) -> Map.of("ok", true, "plugin", change.apply(jar(params), params.fileName()))).slowly();
    }

    private static GatewayMethod<?, ?> changing(String name, Function<String, PluginInfo> change) {
        return GatewayMethod
                .of(name, Scope.ADMIN, PluginParams.class, (params, _) -> Map.of("ok", true, "plugin", change.apply(params.id()))).slowly();
    }

    private GatewayMethod<?, ?> uninstalling() {
        return GatewayMethod.of("plugins.uninstall", Scope.ADMIN, PluginParams.class, (params, _) -> {
            plugins.uninstall(params.id());
            return Map.of("ok", true, "id", params.id());
        }).slowly();
    }

    private static byte[] jar(PluginDeployParams params) {
        if (params.content().length() / 4L * 3L > MAX_BYTES)
            throw GatewayException.invalid(params.fileName() + " is larger than 18 MB; copy it into the plugins folder instead");
        try {
            return Base64.getDecoder().decode(params.content());
        } catch (IllegalArgumentException e) {
            throw GatewayException.invalid(params.fileName() + ": the content is no base64");
        }
    }
}
