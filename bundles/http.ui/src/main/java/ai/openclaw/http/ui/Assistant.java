package ai.openclaw.http.ui;

import ai.openclaw.api.AgentDirectory;
import ai.openclaw.api.AgentInfo;
import ai.openclaw.api.Config;
import ai.openclaw.api.Gateway;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** What the browser UI shows of the agents: names and pictures. While the agents are being updated it knows none. */
@Component(service = Assistant.class)
public final class Assistant {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    private static final String NAME = "Assistant";
    private static final String DEFAULT_ID = "main";
    private final Gateway gateway;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable AgentDirectory agents;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable Config settings;

    @Activate
    public Assistant(@Reference Gateway gateway) { this.gateway = gateway; }

    /** What the page asks for first (contract section 16). */
    Map<String, Object> config(String prefix) {
        AgentDirectory known = agents;
        Optional<AgentInfo> agent = known == null ? Optional.empty() : known.list().stream().findFirst();
        String name = ours("name").or(() -> agent.flatMap(Assistant::name)).orElse(NAME);
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("basePath", prefix);
        config.put("assistantName", name);
        config.put("assistantAvatar", ours("avatar").or(() -> agent.flatMap(found -> picture(found, prefix)))
                .orElseGet(() -> name.substring(0, name.offsetByCodePoints(0, 1))));
        config.put("assistantAgentId", agent.map(AgentInfo::id).orElse(DEFAULT_ID));
        config.put("serverVersion", gateway.version());
        return config;
    }

    /** The picture of an agent; empty when the id can be none. */
    Optional<Avatar> avatar(String id) {
        if (!ID.matcher(id).matches())
            return Optional.empty();
        AgentDirectory known = agents;
        return Optional.of((known == null ? Optional.<AgentInfo>empty() : known.find(id)).map(Avatar::of).orElse(Avatar.NONE));
    }

    /** A picture, else the emoji that stands for it. */
    private static Optional<String> picture(AgentInfo agent, String prefix) {
        Object url = Avatar.of(agent).meta(prefix).get("avatarUrl");
        return url instanceof String address ? Optional.of(address) : text(agent.identity().get("emoji"));
    }

    private static Optional<String> name(AgentInfo agent) { return text(agent.identity().get("name")).or(agent::name); }

    private Optional<String> ours(String key) {
        Config now = settings;
        return now == null ? Optional.empty() : now.value("ui.assistant." + key).flatMap(Assistant::text);
    }

    private static Optional<String> text(@Nullable Object value) {
        return value instanceof String text && !text.isBlank() ? Optional.of(text.strip()) : Optional.empty();
    }
}
