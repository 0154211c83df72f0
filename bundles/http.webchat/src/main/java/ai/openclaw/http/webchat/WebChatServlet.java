package ai.openclaw.http.webchat;

import ai.openclaw.endpoint.Assets;
import ai.openclaw.endpoint.BundledAssets;
import ai.openclaw.endpoint.Endpoint;
import ai.openclaw.endpoint.Exchange;
import ai.openclaw.endpoint.Refusal;
import jakarta.servlet.Servlet;
import java.io.IOException;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Serves the WebChat, a page that talks to the control plane by WebSocket. It holds no secret, so it needs no credential. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern({"/chat", "/chat/*"})
public final class WebChatServlet extends Endpoint {
    private static final long serialVersionUID = 1;
    private static final String ROOT = "/chat";
    private static final String INDEX = "index.html";
    /** The names carry no version, so that browsers keep every file, and ask whether it is still the same. */
    private final transient Assets page = new Assets(new BundledAssets(WebChatServlet.class, "page"), _ -> "no-cache");

    public WebChatServlet() { super("GET", "HEAD"); }

    @Override
    protected void prepare(Exchange exchange) { ContentPolicy.apply(exchange.request(), exchange.response()); }

    @Override
    protected Refusal otherVerb() { return super.otherVerb().header("Cache-Control", "no-store"); }

    @Override
    protected void serve(Exchange exchange) throws IOException {
        if (!page.send(exchange, path(exchange.request().getRequestURI())))
            throw Refusal.notFound().header("Cache-Control", "no-store");
    }

    /** The name of the file that a path asks for; taken as it came, for what is encoded is no name of ours. */
    private static String path(String uri) {
        if (uri.equals(ROOT) || uri.equals(ROOT + "/"))
            return INDEX;
        return uri.startsWith(ROOT + "/") ? uri.substring(ROOT.length() + 1) : "";
    }

    @Deactivate
    void stop() { end(); }
}
