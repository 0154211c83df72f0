package ai.openclaw.http.webchat;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Serves the WebChat, a page that talks to the control plane by WebSocket. It holds no secret, so it needs no credential. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern({"/chat", "/chat/*"})
public final class WebChatServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final String ROOT = "/chat";
    private static final String INDEX = "index.html";
    private final transient Page page = new Page();

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ContentPolicy.apply(request, response);
        String method = request.getMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            response.setHeader("Allow", "GET, HEAD");
            refuse(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "Method Not Allowed");
            return;
        }
        Optional<Page.Asset> asset = page.find(path(request.getRequestURI()));
        if (asset.isEmpty())
            refuse(response, HttpServletResponse.SC_NOT_FOUND, "Not Found");
        else
            send(request, response, asset.get());
    }

    /** The name of the file that a path asks for; taken as it came, for what is encoded is no name of ours. */
    private static String path(String uri) {
        if (uri.equals(ROOT) || uri.equals(ROOT + "/"))
            return INDEX;
        return uri.startsWith(ROOT + "/") ? uri.substring(ROOT.length() + 1) : "";
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, Page.Asset asset) throws IOException {
        response.setHeader("ETag", asset.etag());
        // the names carry no version, so that browsers keep every file, and ask whether it is still the same
        response.setHeader("Cache-Control", "no-cache");
        if (known(request.getHeader("If-None-Match"), asset.etag())) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(asset.type());
        response.setContentLength(asset.length());
        if (request.getMethod().equals("GET"))
            asset.writeTo(response.getOutputStream());
    }

    /** Whether the browser has this content already (RFC 9110, section 13.1.2: weak comparison). */
    private static boolean known(@Nullable String header, String etag) {
        return header != null && Arrays.stream(header.split(",", -1)).map(String::strip)
                .anyMatch(tag -> tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag));
    }

    private static void refuse(HttpServletResponse response, int status, String text) throws IOException {
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("text/plain;charset=utf-8");
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
