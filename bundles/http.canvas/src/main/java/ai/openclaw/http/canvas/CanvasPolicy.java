package ai.openclaw.http.canvas;

import ai.openclaw.endpoint.Exchange;
import java.util.regex.Pattern;

/**
 * The headers that keep pages of agents to themselves (security checklist 5 and 6; decision 0026). Each page has an origin of its own, so it reads
 * nothing that the Control UI stores and no answer of the gateway; it loads from this host alone, sends no forms, and talks to nobody but
 * the socket that tells it of changes.
 */
final class CanvasPolicy {
    private static final Pattern AUTHORITY = Pattern.compile("[A-Za-z0-9.-]{1,253}(?::\\d{1,5})?|\\[[0-9A-Fa-f:.]{2,45}](?::\\d{1,5})?");
    private static final String SANDBOX = "sandbox allow-scripts allow-forms allow-modals; default-src 'none'; base-uri 'none'; "
            + "object-src 'none'; form-action 'none'; frame-ancestors 'self'; ";
    private static final String AGENT = "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval' blob:; worker-src blob:; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' data: blob:; font-src 'self' data:; ";
    /** Of our own page, which shows pictures by address; nothing in a message becomes markup or script. */
    private static final String OURS = "script-src 'self'; style-src 'self'; img-src 'self' data: https:; ";

    private CanvasPolicy() {}

    static void apply(Exchange exchange, Place place, String socketPath) {
        String rules = place.area() == Place.Area.A2UI ? OURS : AGENT;
        exchange.response().setHeader("Content-Security-Policy",
                SANDBOX + rules + "connect-src " + socket(exchange.header("Host").orElse(""), socketPath));
    }

    /** A Host header that is no plain authority adds nothing. */
    private static String socket(String host, String path) {
        return AUTHORITY.matcher(host).matches() ? "ws://" + host + path + " wss://" + host + path : "'none'";
    }
}
