package ai.openclaw.http.metrics;

import ai.openclaw.api.Access;
import ai.openclaw.api.Gateway;
import ai.openclaw.api.GaugeSource;
import ai.openclaw.api.Observer;
import ai.openclaw.api.SettingsReader;
import ai.openclaw.endpoint.Endpoint;
import ai.openclaw.endpoint.Exchange;
import ai.openclaw.endpoint.Gate;
import ai.openclaw.endpoint.Refusal;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.servlet.Servlet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * Serves figures in the text format of Prometheus to who shows the gateway's secret. Nothing is counted while it is disabled, which it is unless
 * {@code gateway.http.endpoints.metrics.enabled} says otherwise.
 */
@Component(service = Servlet.class, immediate = true, configurationPid = MetricsSettings.PID)
@HttpWhiteboardServletPattern("/metrics")
public final class MetricsEndpoint extends Endpoint {
    private static final long serialVersionUID = 1;
    private final transient Gate gate;
    private final transient BundleContext bundle;
    private final transient GaugeSource process;
    private final transient PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
    private transient @Nullable ServiceRegistration<Observer> counting; // under this
    private volatile transient @Nullable PrometheusRegistry registry;

    @Reference(policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile transient List<GaugeSource> sources = List.of();

    @Activate
    public MetricsEndpoint(@Reference Access access, @Reference Gateway gateway, BundleContext bundle, Map<String, Object> properties) {
        super("GET", "HEAD");
        this.gate = new Gate(access);
        this.bundle = bundle;
        this.process = new ProcessGauges(gateway);
        change(properties);
    }

    @Modified
    void change(Map<String, Object> properties) {
        boolean enabled = SettingsReader.read(properties, MetricsSettings.PID, MetricsSettings.class).endpoints().metrics().enabled();
        synchronized (this) {
            if (enabled == (counting != null))
                return;
            if (enabled)
                begin();
            else
                cease();
        }
    }

    private void begin() {
        PrometheusRegistry fresh = new PrometheusRegistry();
        fresh.register(new Readings(() -> Stream.concat(Stream.of(process), sources.stream()).toList()));
        counting = bundle.registerService(Observer.class, new Figures(fresh), null);
        registry = fresh;
    }

    private void cease() {
        registry = null;
        if (counting != null)
            counting.unregister();
        counting = null;
    }

    @Deactivate
    void close() {
        end();
        synchronized (this) {
            cease();
        }
    }

    @Override
    protected boolean on() { return registry != null; }

    @Override
    protected void serve(Exchange exchange) throws IOException {
        PrometheusRegistry counted = registry;
        if (counted == null)
            throw Refusal.notFound();
        gate.enter(exchange.request());
        ByteArrayOutputStream page = new ByteArrayOutputStream(16 << 10);
        writer.write(page, counted.scrape());
        exchange.response().setHeader("Cache-Control", "no-store");
        exchange.answer(200, PrometheusTextFormatWriter.CONTENT_TYPE, page.toByteArray());
    }
}
