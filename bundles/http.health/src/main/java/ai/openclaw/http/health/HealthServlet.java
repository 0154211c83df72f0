package ai.openclaw.http.health;

import ai.openclaw.api.Gateway;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Tells load balancers and service managers whether the gateway lives (contract sections 16 and 21). Needs no credential. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern({"/health", "/healthz", "/ready", "/readyz", "/startupz"})
public final class HealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final byte[] LIVE = utf8("{\"ok\":true,\"status\":\"live\"}");
    private static final byte[] READY = utf8("{\"ready\":true}");
    private final transient Gateway gateway;

    @Activate
    public HealthServlet(@Reference Gateway gateway) { this.gateway = gateway; }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean head = request.getMethod().equals("HEAD");
        if (!head && !request.getMethod().equals("GET")) {
            response.setHeader("Allow", "GET, HEAD");
            answer(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "text/plain;charset=utf-8", utf8("Method Not Allowed"));
            return;
        }
        byte[] body = switch (request.getRequestURI()) {
            case "/health", "/healthz" -> LIVE;
            case "/startupz" -> started();
            default -> ready(request);
        };
        response.setHeader("Cache-Control", "no-store");
        answer(response, HttpServletResponse.SC_OK, "application/json;charset=utf-8", head ? new byte[0] : body);
    }

    private byte[] started() {
        return utf8("{\"ok\":true,\"status\":\"started\",\"version\":\"" + gateway.version() + "\",\"uptimeMs\":" + uptimeMs() + "}");
    }

    /** Only a program on this machine learns more than that. */
    private byte[] ready(HttpServletRequest request) {
        boolean local = request.getRemoteAddr().startsWith("127.") || request.getRemoteAddr().contains("0:0:0:0:0:0:0:1")
                || request.getRemoteAddr().equals("[::1]") || request.getRemoteAddr().equals("::1");
        boolean forwarded = request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null
                || request.getHeader("X-Real-IP") != null;
        return local && !forwarded ? utf8("{\"ready\":true,\"failing\":[],\"uptimeMs\":" + uptimeMs() + "}") : READY;
    }

    private long uptimeMs() { return Duration.between(gateway.startedAt(), Instant.now()).toMillis(); }

    private static void answer(HttpServletResponse response, int status, String type, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        if (body.length > 0) {
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }

    private static byte[] utf8(String text) { return text.getBytes(StandardCharsets.UTF_8); }
}
