package ai.openclaw.http.hooks;

import ai.openclaw.api.Access;
import ai.openclaw.api.Addresses;
import ai.openclaw.api.Channels;
import ai.openclaw.api.ErrorCode;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.HookRequest;
import ai.openclaw.api.HookTransform.Action;
import ai.openclaw.api.Runs;
import ai.openclaw.api.Secret;
import ai.openclaw.api.Sessions;
import ai.openclaw.api.SettingsReader;
import ai.openclaw.endpoint.Endpoint;
import ai.openclaw.endpoint.Exchange;
import ai.openclaw.endpoint.Gate;
import ai.openclaw.endpoint.Refusal;
import ai.openclaw.endpoint.Tree;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Takes webhooks (contract section 16); {@link HookSwitch} makes one for the settings as they are. */
@Component(service = Servlet.class, factory = HookEndpoint.FACTORY)
public final class HookEndpoint extends Endpoint {
    static final String FACTORY = "ai.openclaw.http.hooks";
    private static final long serialVersionUID = 1;
    private static final String IN_QUERY = "Hook token must be provided via Authorization: Bearer <token> or X-OpenClaw-Token header"
            + " (query parameters are not allowed).";
    private static final int MAX_NEWS = 1500;
    private final transient HooksSettings settings;
    private final transient Gate gate;
    private final transient HookMemory memory;
    private final transient Door door;
    private final transient Mappings mappings;
    private final transient Mapped mapped;
    private final transient AgentHook agent;
    private final transient HookNews news;

    @Activate
    public HookEndpoint(@Reference Access access, @Reference Runs runs, @Reference Sessions sessions, @Reference Channels channels,
            @Reference HookMemory memory, @Reference HookPlugins plugins, @Reference HookNews news, Map<String, Object> properties) {
        super("POST");
        this.settings = SettingsReader.read(properties, HookSwitch.PID, HooksSettings.class);
        this.gate = new Gate(access);
        this.memory = memory;
        this.news = news;
        Secret token = settings.token().orElseThrow(() -> GatewayException.invalid("hooks.enabled requires hooks.token"));
        door = new Door(token, plugins);
        mappings = new Mappings(settings);
        mapped = new Mapped(new Transforms(plugins));
        agent = new AgentHook(new SessionRules(settings, sessions), runs, channels, news);
    }

    @Deactivate
    void close() { end(); }

    @Override
    protected Refusal refusal(GatewayException e) {
        return e.code() == ErrorCode.INVALID_REQUEST ? Refusals.invalid(e.message()) : Refusals.unavailable(e.message());
    }

    @Override
    protected void serve(Exchange exchange) throws IOException, InterruptedException {
        Map<String, Object> query = Query.of(exchange.request());
        // a token in an address ends up in logs and histories (security checklist 4)
        if (query.containsKey("token"))
            throw Refusal.text(400, IN_QUERY);
        String path = path(exchange.request());
        List<Mappings.Target> targets = path.equals("wake") || path.equals("agent") ? List.of() : mappings.at(path);
        Admitted admitted = admit(exchange.request(), path, targets);
        Map<String, Object> payload = HookBody.json(admitted.request().body());
        switch (path) {
            case "wake" -> answer(exchange, path, new Wish(Action.Kind.WAKE, Tree.words(payload, "text").orElse(""),
                    Map.of("wakeMode", Tree.text(payload, "mode").orElse("now")), true, false, Optional.empty()));
            case "agent" -> answer(exchange, path,
                    new Wish(Action.Kind.AGENT, Tree.words(payload, "message").orElse(""), payload, true, true, key(exchange, payload)));
            default -> mapped(exchange, admitted, targets, payload, query);
        }
    }

    /** @param delivery what makes a signed call the only one of its kind */
    private record Admitted(HookRequest request, Optional<String> delivery) {}

    private Admitted admit(HttpServletRequest request, String path, List<Mappings.Target> targets) {
        String client = Addresses.client(gate.source(request).address());
        long locked = memory.failures().lockedFor(client);
        if (locked > 0)
            throw Refusals.tooMany(locked);
        try {
            boolean token = door.token(request);
            if (!token && targets.stream().allMatch(target -> target.mapping().signature().isEmpty()))
                throw Refusals.unauthorized();
            HookRequest hook = new HookRequest(path, Gate.headers(request), HookBody.bytes(request, settings.maxBodyBytes()),
                    memory.clock().instant());
            Optional<String> delivery = door.signature(hook, targets);
            if (!token && delivery.isEmpty())
                throw Refusals.unauthorized();
            memory.failures().succeeded(client);
            if (!memory.floods().take(client))
                throw Refusals.tooMany(1);
            return new Admitted(hook, delivery);
        } catch (Refusal e) {
            if (e.status() == Refusals.UNAUTHORIZED)
                memory.failures().failed(client);
            throw e;
        }
    }

    private static String path(HttpServletRequest request) {
        return Mappings.trimmed(request.getPathInfo() == null ? "" : request.getPathInfo());
    }

    private static Optional<String> key(Exchange exchange, Map<String, Object> payload) {
        return exchange.header("Idempotency-Key").or(() -> Tree.words(payload, "idempotencyKey"));
    }

    private void mapped(Exchange exchange, Admitted admitted, List<Mappings.Target> targets, Map<String, Object> payload,
            Map<String, Object> query) throws IOException, InterruptedException {
        Mappings.Target target = targets.stream().filter(one -> one.from(payload)).findFirst().orElseThrow(Refusal::notFound);
        Optional<String> delivery = admitted.delivery();
        if (delivery.isPresent() && !memory.deliveries().accept(target.id(), delivery.get()))
            throw Refusals.of(409, "this delivery came before");
        boolean done = false;
        try {
            Optional<String> key = delivery.or(() -> key(exchange, payload));
            Optional<Wish> wish = mapped.wish(target.mapping(), admitted.request(), payload, query, key);
            if (wish.isPresent())
                answer(exchange, admitted.request().path(), wish.get());
            else
                exchange.response().setStatus(204);
            done = true;
        } finally {
            if (!done)
                delivery.ifPresent(id -> memory.deliveries().forget(target.id(), id));
        }
    }

    private void answer(Exchange exchange, String path, Wish wish) throws IOException {
        boolean wake = wish.kind() == Action.Kind.WAKE;
        if (wish.text().isEmpty())
            throw Refusals.invalid(
                    (wish.sent() ? "" : "hook mapping requires ") + (wake ? "text" : "message") + (wish.sent() ? " required" : ""));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("ok", true);
        if (wake)
            answer.put("mode", wake(wish));
        else
            answer.put("runId", agent.start(wish, path, exchange.traceParent()));
        exchange.json(200, answer);
    }

    private String wake(Wish wish) {
        boolean now = wish.now("wakeMode");
        String text = wish.external()
                ? ExternalText.news("Webhook \"" + wish.name() + "\"", HookNews.shortened(wish.text(), MAX_NEWS))
                : wish.text();
        news.tell(text, now);
        return now ? "now" : "next-heartbeat";
    }
}
