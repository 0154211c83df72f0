package ai.openclaw.otel;

import ai.openclaw.api.Gateway;
import ai.openclaw.api.GaugeSource;
import ai.openclaw.api.Observer;
import ai.openclaw.api.SettingsReader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is done to an OpenTelemetry collector while {@code diagnostics.otel.enabled} is set; no class of the SDK is loaded before. Changed
 * settings make a new one.
 */
@Component(service = {}, immediate = true, configurationPid = OtelSettings.PID)
public final class OtelExport {
    private static final Logger LOG = LoggerFactory.getLogger("otel");
    private @Nullable Collector collector;
    private @Nullable ServiceRegistration<Observer> observing;

    @Reference(policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<GaugeSource> sources = List.of();

    @Activate
    public OtelExport(@Reference Gateway gateway, BundleContext bundle, Map<String, Object> properties) {
        OtelSettings.Otel settings = SettingsReader.read(properties, OtelSettings.PID, OtelSettings.class).otel();
        if (!settings.enabled())
            return;
        warn(settings);
        Collector made = new Collector(settings, gateway.version(), () -> sources);
        collector = made;
        observing = bundle.registerService(Observer.class, made::add, null);
        LOG.info("traces and metrics go to {}", settings.endpoint().orElse("the collector on this machine"));
    }

    @Deactivate
    void close() {
        if (observing != null)
            observing.unregister();
        if (collector != null)
            collector.close();
    }

    private static void warn(OtelSettings.Otel settings) {
        if (settings.protocol().filter("grpc"::equals).isPresent())
            LOG.warn("diagnostics.otel.protocol: grpc is not supported; http/protobuf is spoken instead, whose usual port is 4318");
        if (settings.logs().orElse(false))
            LOG.warn("diagnostics.otel.logs: logs are not sent; traces and metrics are");
    }
}
