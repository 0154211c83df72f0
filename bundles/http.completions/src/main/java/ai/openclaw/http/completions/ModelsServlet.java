package ai.openclaw.http.completions;

import ai.openclaw.api.Access;
import ai.openclaw.api.AgentDirectory;
import ai.openclaw.api.AgentInfo;
import ai.openclaw.api.Config;
import ai.openclaw.api.Gateway;
import ai.openclaw.endpoint.Endpoint;
import ai.openclaw.endpoint.Exchange;
import ai.openclaw.endpoint.Gate;
import ai.openclaw.openai.ApiError;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Names the agents as the OpenAI API names models. On when one of the endpoints is that they can be used with. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern({"/v1/models", "/v1/models/*"})
public final class ModelsServlet extends Endpoint {
    private static final long serialVersionUID = 1;
    private static final String PATH = "/v1/models";
    private final transient Gate gate;
    private final transient Gateway gateway;
    private final transient AgentDirectory agents;
    private final transient Config config;

    @Activate
    public ModelsServlet(@Reference Access access, @Reference Gateway gateway, @Reference AgentDirectory agents, @Reference Config config) {
        super("GET", "HEAD");
        gate = new Gate(access);
        this.gateway = gateway;
        this.agents = agents;
        this.config = config;
    }

    @Deactivate
    void stop() { end(); }

    @Override
    protected boolean on() {
        return Stream.of("chatCompletions", "responses")
                .anyMatch(name -> config.value("gateway.http.endpoints." + name + ".enabled").filter(Boolean.TRUE::equals).isPresent());
    }

    @Override
    protected void serve(Exchange exchange) throws IOException {
        gate.enter(exchange.request());
        String rest = exchange.request().getRequestURI().substring(PATH.length()).replaceFirst("^/", "");
        if (rest.isEmpty()) {
            Map<String, Object> list = new LinkedHashMap<>();
            list.put("object", "list");
            list.put("data", ids().stream().map(this::model).toList());
            exchange.json(200, list);
        } else {
            exchange.json(200, model(known(URLDecoder.decode(rest, StandardCharsets.UTF_8))));
        }
    }

    /** With a colon, for an id with a slash could not stand in a path: the slash of {@code %2F} is refused before it comes here. */
    private List<String> ids() {
        List<String> ids = new ArrayList<>(List.of("openclaw", "openclaw:default"));
        agents.list().stream().map(AgentInfo::id).forEach(id -> ids.add("openclaw:" + id));
        return ids;
    }

    private String known(String id) {
        String plain = id.toLowerCase(Locale.ROOT).replaceFirst("^(openclaw/|agent:)", "openclaw:");
        return ids().stream().filter(plain::equals).findFirst().orElseThrow(
                () -> ApiError.unknownModel("There is no model \"" + id + "\" here; GET /v1/models names those that there are."));
    }

    private Map<String, Object> model(String id) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("id", id);
        model.put("object", "model");
        model.put("created", gateway.startedAt().getEpochSecond());
        model.put("owned_by", "openclaw");
        return model;
    }
}
