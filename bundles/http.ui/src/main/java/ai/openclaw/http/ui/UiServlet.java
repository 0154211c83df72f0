package ai.openclaw.http.ui;

import ai.openclaw.api.SettingsReader;
import ai.openclaw.endpoint.Endpoint;
import ai.openclaw.endpoint.Exchange;
import ai.openclaw.endpoint.Refusal;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * Answers what no other endpoint answers: with the files of the browser UI, its configuration, and the pictures of agents (contract section
 * 16). It needs no credential, for none of it is secret. Its settings change in place.
 */
@Component(service = Servlet.class, configurationPid = "gateway.controlUi")
@HttpWhiteboardServletPattern("/")
public final class UiServlet extends Endpoint {
    private static final long serialVersionUID = 1;
    private static final String CONFIG = "/__openclaw/control-ui-config.json";
    private static final String AVATARS = "/avatar/";
    private static final Pattern FOREIGN = Pattern.compile("/(?:(?:api|plugins|__openclaw__)(?:/.*)?|healthz?|readyz?|startupz)",
            Pattern.DOTALL);
    private static final String POLICY = "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; "
            + "script-src 'self'; style-src 'self' 'unsafe-inline' https://fonts.googleapis.com; img-src 'self' data: https:; "
            + "font-src 'self' https://fonts.gstatic.com; connect-src 'self' ws: wss:";
    private final transient Assistant assistant;
    private transient volatile Site site;

    /** What is served now. */
    private record Site(boolean enabled, String prefix, Pages pages) {}

    @Activate
    public UiServlet(@Reference Assistant assistant, Map<String, Object> properties) {
        super("GET", "HEAD");
        this.assistant = assistant;
        site = site(properties);
    }

    @Modified
    void change(Map<String, Object> properties) { site = site(properties); }

    private static Site site(Map<String, Object> properties) {
        UiSettings settings = SettingsReader.read(properties, "gateway.controlUi", UiSettings.class);
        return new Site(settings.enabled(), settings.prefix(), Pages.of(settings.folder()));
    }

    /** Nothing is told of verbs, for the path belongs to nobody. */
    @Override
    protected Refusal otherVerb() { return Refusal.notFound(); }

    @Override
    protected void serve(Exchange exchange) throws IOException {
        Site now = site;
        String path = exchange.request().getRequestURI();
        if (!now.enabled() || foreign(path) || !(path + "/").startsWith(now.prefix() + "/"))
            throw Refusal.notFound();
        exchange.response().setHeader("X-Frame-Options", "DENY");
        exchange.response().setHeader("Content-Security-Policy", POLICY);
        String rest = path.substring(now.prefix().length());
        if (rest.isEmpty())
            redirect(exchange, now.prefix() + "/");
        else if (rest.equals(CONFIG))
            config(exchange, now.prefix());
        else if (rest.startsWith(AVATARS))
            avatar(exchange, now.prefix(), rest.substring(AVATARS.length()));
        else if (!now.pages().send(exchange, rest.substring(1)))
            throw Refusal.notFound();
    }

    /**
     * What the gateway and plugins may answer some day is never mistaken for a page, and neither are the canvas and health while their bundles are
     * away, for whoever asks looks at the status alone.
     */
    private static boolean foreign(String path) { return FOREIGN.matcher(path).matches(); }

    private void config(Exchange exchange, String prefix) throws IOException {
        exchange.response().setHeader("Cache-Control", "no-cache");
        exchange.json(200, assistant.config(prefix));
    }

    private void avatar(Exchange exchange, String prefix, String agentId) throws IOException {
        Avatar avatar = assistant.avatar(agentId).orElseThrow(Refusal::notFound);
        if ("1".equals(exchange.request().getParameter("meta"))) {
            exchange.response().setHeader("Cache-Control", "no-cache");
            exchange.json(200, avatar.meta(prefix));
        } else if (avatar instanceof Avatar.Remote remote) {
            exchange.response().setHeader("Cache-Control", "no-cache");
            redirect(exchange, remote.url());
        } else if (!avatar.send(exchange)) {
            throw Refusal.notFound();
        }
    }

    private static void redirect(Exchange exchange, String where) {
        exchange.response().setStatus(302);
        exchange.response().setHeader("Location", where);
    }

    @Deactivate
    void stop() { end(); }
}
