package ai.openclaw.http.canvas;

import ai.openclaw.api.Caller;
import ai.openclaw.api.CanvasHost;
import ai.openclaw.api.Gateway;
import ai.openclaw.endpoint.Endpoint;
import ai.openclaw.endpoint.Exchange;
import ai.openclaw.endpoint.Refusal;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Serves the canvas and A2UI (contract section 16). Its settings change in place. */
@Component(service = {Servlet.class, CanvasHost.class}, configurationPid = "canvasHost")
@HttpWhiteboardServletPattern({"/__openclaw__/canvas", "/__openclaw__/canvas/*", "/__openclaw__/a2ui", "/__openclaw__/a2ui/*",
        "/__openclaw__/cap/*", "/__openclaw__/ws"})
public final class CanvasServlet extends Endpoint implements CanvasHost {
    private static final long serialVersionUID = 1;
    private static final String NODE = "node";
    private final transient Gateway gateway;
    private final transient Doorkeeper door;
    private final transient LiveReload live;
    private transient volatile Served served;

    /** What is served now. */
    private record Served(boolean enabled, boolean liveReload, CanvasPages pages) {}

    @Activate
    public CanvasServlet(@Reference Gateway gateway, @Reference Doorkeeper door, @Reference LiveReload live,
            Map<String, Object> properties) {
        super("GET", "HEAD");
        this.gateway = gateway;
        this.door = door;
        this.live = live;
        served = served(properties);
    }

    @Modified
    void change(Map<String, Object> properties) { served = served(properties); }

    private Served served(Map<String, Object> properties) {
        CanvasSettings settings = CanvasSettings.read(properties);
        return new Served(settings.served(gateway), settings.liveReload(), new CanvasPages(settings.folder(gateway)));
    }

    @Override
    protected void serve(Exchange exchange) throws IOException {
        Served now = served;
        Place place = Place.of(exchange.request().getRequestURI()).filter(_ -> now.enabled()).orElseThrow(Refusal::notFound);
        if (place.area() == Place.Area.WS)
            throw Refusal.text(426, "upgrade required").header("Upgrade", "websocket");
        door.enter(exchange.request(), place);
        if (place.area() == Place.Area.A2UI && exchange.request().getRequestURI().endsWith("/a2ui"))
            throw Refusal.text(302, "").header("Location", place.before() + "/__openclaw__/a2ui/");
        CanvasPolicy.apply(exchange, place, live.path());
        if (!now.pages().send(exchange, place, tags(place, now.liveReload())))
            throw Refusal.text(404, "not found");
    }

    /** Our scripts are files of ours, found under the same word as the page; one that lives lets the page hand actions to its app. */
    private String tags(Place place, boolean liveReload) {
        String folder = place.before() + "/__openclaw__/a2ui/";
        String capable = door.live(place.word()) ? " data-capable" : "";
        String bridge = "<script src=\"" + folder + "bridge.js\"" + capable + "></script>";
        return liveReload
                ? bridge + "<script src=\"" + folder + "live-reload.js\" data-socket=\"" + live.path() + "\"></script>\n"
                : bridge + "\n";
    }

    @Override
    public Optional<String> address(Caller caller, String authority) {
        Optional<String> origin = gateway.origin().filter(_ -> served.enabled())
                .map(known -> authority.isEmpty() ? known : known.substring(0, known.indexOf("://") + 3) + authority);
        if (!caller.role().equals(NODE))
            return origin;
        return origin.flatMap(known -> door.issue(caller.connectionId()).map(word -> known + "/__openclaw__/cap/" + word));
    }

    @Deactivate
    void stop() { end(); }
}
