package ai.openclaw.http;

import ai.openclaw.api.Observation;
import ai.openclaw.api.Observations;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes every request when it is answered: for people in the log when {@code gateway.http.accessLog} is set, and for whoever measures. Queries
 * are left out, for some hold secrets, and what clients chose is made fit for a line (security checklist 4).
 */
@Component(service = AccessLog.class)
public final class AccessLog implements RequestLog {
    private static final Logger LOG = LoggerFactory.getLogger("http/access");
    private static final int MAX_PATH = 200;
    private final HttpOptions options;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Observations observations;

    @Activate
    public AccessLog(@Reference HttpOptions options) { this.options = options; }

    @Override
    public void log(Request request, Response response) {
        Observations wanted = observations;
        if (wanted != null)
            wanted.tell(() -> observation(request, response));
        if (options.accessLog())
            LOG.info("{} {} {} {} bytes {} ms {} id={}{}", request.getMethod(), line(request.getHttpURI().getPath()), response.getStatus(),
                    Response.getContentBytesWritten(response), took(request).toMillis(), Request.getRemoteAddr(request),
                    response.getHeaders().get(RequestId.HEADER),
                    trace(request).map(parent -> " trace=" + parent.substring(3, 35)).orElse(""));
    }

    private static Observation observation(Request request, Response response) {
        int status = response.getStatus();
        String group = status / 100 + "xx";
        Duration took = took(request);
        return new Observation(Observation.Kind.REQUEST, route(request.getHttpURI().getPath()), Optional.empty(), trace(request),
                Instant.now().minus(took), took, HttpStatus.isServerError(status) ? Optional.of(String.valueOf(status)) : Optional.empty(),
                Map.of("method", verb(request.getMethod()), "status", group));
    }

    private static Duration took(Request request) { return Duration.ofNanos(Math.max(0, System.nanoTime() - request.getBeginNanoTime())); }

    /** The beginning of a path, of which there are few: what follows it is often an id. */
    private static String route(@Nullable String path) {
        if (path == null)
            return "/";
        String[] parts = path.split("/", 4);
        String first = parts.length > 1 ? parts[1] : "";
        boolean api = first.equals("v1") || first.equals("tools") || first.equals("hooks");
        String route = "/" + first + (api && parts.length > 2 ? "/" + parts[2] : "");
        return route.matches("/(v1/(chat|responses|models|embeddings)|tools/invoke|hooks/(wake|agent)|health|healthz|ready|readyz|startupz|"
                + "chat|metrics|avatar|__openclaw__)?") ? route : api ? "/" + first : "other";
    }

    private static String verb(String method) {
        return switch (method) {
            case "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS" -> method;
            default -> "other";
        };
    }

    private static Optional<String> trace(Request request) {
        return Optional.ofNullable(request.getHeaders().get("traceparent"))
                .filter(parent -> parent.matches("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}"));
    }

    private static String line(@Nullable String path) {
        String text = path == null ? "" : path.replaceAll("\\p{Cntrl}", "?");
        return text.length() > MAX_PATH ? text.substring(0, MAX_PATH) + "…" : text;
    }
}
