package ai.openclaw.method.sessions;

import ai.openclaw.api.Change;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.SessionChanges;
import ai.openclaw.api.SessionEntry;
import ai.openclaw.api.Sessions;
import ai.openclaw.protocol.SessionsPatchParams;
import ai.openclaw.protocol.SessionsPatchResult;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** One call of sessions.patch: checks what is wished for and turns it into fields of the entry (contract section 9). */
final class Patch {
    private static final int MAX_LABEL = 64;
    /** What describes the model of the last turn, which no longer holds when another is chosen. */
    private static final List<String> LAST_MODEL = List.of("modelProvider", "model", "contextTokens");

    private final Sessions sessions;
    private final SessionChanges changes;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Set<String> cleared = new HashSet<>();

    Patch(Sessions sessions, SessionChanges changes) {
        this.sessions = sessions;
        this.changes = changes;
    }

    SessionsPatchResult apply(SessionsPatchParams params) {
        String key = sessions.canonical(params.key());
        take("label", params.label(), Patch::label);
        model(params.model());
        take("thinkingLevel", params.thinkingLevel(), level -> Levels.thinking(level, modelAfterwards(key)));
        take("verboseLevel", params.verboseLevel(), Levels::verbose);
        take("reasoningLevel", params.reasoningLevel(), level -> Levels.oneOf("reasoningLevel", level, "on", "off", "stream"));
        take("elevatedLevel", params.elevatedLevel(), level -> Levels.oneOf("elevatedLevel", level, "on", "off", "ask", "full"));
        take("execHost", params.execHost(), host -> Levels.oneOf("execHost", host, "sandbox", "gateway", "node"));
        take("execSecurity", params.execSecurity(), level -> Levels.oneOf("execSecurity", level, "deny", "allowlist", "full"));
        take("execAsk", params.execAsk(), when -> Levels.oneOf("execAsk", when, "off", "on-miss", "always"));
        take("execNode", params.execNode(), node -> filled("execNode", node));
        take("spawnedBy", params.spawnedBy(), parent -> filled("spawnedBy", parent));
        take("responseUsage", params.responseUsage());
        take("sendPolicy", params.sendPolicy());
        take("groupActivation", params.groupActivation());
        take("subagentRole", params.subagentRole());
        take("subagentControlScope", params.subagentControlScope());
        take("fastMode", params.fastMode());
        take("spawnDepth", params.spawnDepth());
        return answer(key, changes.change(key, values, cleared));
    }

    private void take(String field, Change<String> change, UnaryOperator<String> check) {
        switch (change) {
            case Change.Keep<String>() -> {
                // as it was
            }
            case Change.Clear<String>() -> cleared.add(field);
            case Change.To<String>(String value) -> values.put(field, check.apply(value));
        }
    }

    private void take(String field, Change<?> change) {
        switch (change) {
            case Change.Keep<?>() -> {
                // as it was
            }
            case Change.Clear<?>() -> cleared.add(field);
            case Change.To<?>(Object value) ->
                values.put(field, value instanceof Enum<?> choice ? choice.name().toLowerCase(Locale.ROOT).replace('_', '-') : value);
        }
    }

    /** The default model is no override, and nobody checks whether another exists: its provider may be deployed later. */
    private void model(Change<String> change) {
        if (change instanceof Change.Keep<String>)
            return;
        cleared.addAll(List.of("providerOverride", "modelOverride"));
        if (!(change instanceof Change.To<String>(String given)))
            return;
        String name = filled("model", given);
        String usual = sessions.defaults().provider() + "/" + sessions.defaults().model();
        int slash = name.indexOf('/');
        String provider = slash > 0 ? name.substring(0, slash) : sessions.defaults().provider();
        String model = name.substring(slash + 1);
        if (model.isEmpty())
            throw GatewayException.invalid("invalid model: " + name + " names no model after the slash");
        if (usual.equals(provider + "/" + model))
            return;
        cleared.addAll(LAST_MODEL);
        values.put("providerOverride", provider);
        values.put("modelOverride", model);
    }

    private String modelAfterwards(String key) {
        return values.containsKey("modelOverride")
                ? values.get("providerOverride") + "/" + values.get("modelOverride")
                : sessions.model(key);
    }

    private static String label(String label) {
        String text = filled("label", label);
        if (text.length() > MAX_LABEL)
            throw GatewayException.invalid("invalid label: too long (max " + MAX_LABEL + ")");
        return text;
    }

    private static String filled(String field, String value) {
        if (value.isBlank())
            throw GatewayException.invalid("invalid " + field + ": empty");
        return value.strip();
    }

    private SessionsPatchResult answer(String key, SessionEntry entry) {
        String name = sessions.model(key);
        int slash = Math.max(0, name.indexOf('/'));
        return new SessionsPatchResult(true, sessions.store(entry.agentId()).toString(), key, entry.fields(),
                new SessionsPatchResult.Resolved(name.substring(0, slash), name.substring(slash + 1)));
    }
}
