package ai.openclaw.http.canvas;

import ai.openclaw.api.Addresses;
import ai.openclaw.api.Gateway;
import ai.openclaw.api.RequestSource;
import ai.openclaw.endpoint.SocketUpgrade;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.server.ServerContainer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;

/**
 * The socket that tells open pages of the canvas when files change. It says one word and hears none. A page of an agent has no origin to tell
 * it by, so the address that our script is given has a random word in it; without that a socket is opened by programs on this machine or
 * with the gateway's secret, and by no page of another site (security checklist 1).
 */
@Component(service = {LiveReload.class,
        Servlet.class}, configurationPid = "canvasHost", property = "openclaw.websocket.path=/__openclaw__/")
public final class LiveReload extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final int WORD_BYTES = 18;
    private final transient Gateway gateway;
    private final transient Doorkeeper door;
    private final transient SocketUpgrade upgrade;
    private final String word;
    private final transient LiveSockets sockets = new LiveSockets();
    private transient volatile CanvasSettings settings;

    @Activate
    public LiveReload(@Reference ServerContainer container, @Reference Gateway gateway, @Reference Doorkeeper door,
            Map<String, Object> properties) {
        this.gateway = gateway;
        this.door = door;
        upgrade = new SocketUpgrade(container);
        byte[] bytes = new byte[WORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        word = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        settings = CanvasSettings.read(properties);
    }

    /** Pages that are open stay so; what they hear of is another folder's changes. */
    @Modified
    void change(Map<String, Object> properties) {
        CanvasSettings next = CanvasSettings.read(properties);
        boolean elsewhere = !next.folder(gateway).equals(settings.folder(gateway));
        settings = next;
        if (elsewhere || !on())
            sockets.unwatch();
        if (elsewhere && on())
            sockets.watch(next.folder(gateway));
    }

    /** The path of the socket for pages of ours. */
    String path() { return "/__openclaw__/cap/" + word + "/__openclaw__/ws"; }

    private boolean on() { return settings.served(gateway) && settings.liveReload(); }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Optional<Place> place = Place.of(request.getRequestURI()).filter(found -> found.area() == Place.Area.WS && found.rest().isEmpty());
        if (place.isEmpty() || !on())
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        else if (!welcome(request, place.get()))
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        else if (!sockets.room()) {
            response.setHeader("Retry-After", "5");
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else
            open(request, response);
    }

    private void open(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        LivePage page = sockets.expect(settings.folder(gateway));
        try {
            upgrade.accept(request, response, page);
        } finally {
            if (response.getStatus() != HttpServletResponse.SC_SWITCHING_PROTOCOLS)
                sockets.gone(page);
        }
    }

    private boolean welcome(HttpServletRequest request, Place place) {
        if (same(place.word(), word))
            return true;
        RequestSource source = door.source(request);
        return ours(source) && door.admits(request, place);
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether this is no browser, or a page of this host. */
    private static boolean ours(RequestSource source) {
        if (source.origin().isEmpty())
            return true;
        try {
            URI page = URI.create(source.origin().get().strip().toLowerCase(Locale.ROOT));
            return page.getHost() != null && (page.getRawAuthority().equals(source.authority())
                    || (source.local() && Addresses.loopback(Addresses.plain(page.getHost()))));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Deactivate
    void stop() { sockets.close(); }
}
