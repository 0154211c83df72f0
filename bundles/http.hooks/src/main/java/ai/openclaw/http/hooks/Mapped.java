package ai.openclaw.http.hooks;

import ai.openclaw.api.HookRequest;
import ai.openclaw.api.HookTransform.Action;
import ai.openclaw.http.hooks.HooksSettings.Kind;
import ai.openclaw.http.hooks.HooksSettings.Mapping;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a mapping makes of a webhook. */
final class Mapped {
    /** Headers that no model is shown. */
    private static final Set<String> CREDENTIALS = Set.of("authorization", "proxy-authorization", "cookie", "x-openclaw-token",
            "x-hub-signature", "x-hub-signature-256", "stripe-signature");
    private final Transforms transforms;

    Mapped(Transforms transforms) { this.transforms = transforms; }

    /**
     * Fills the templates, and lets the transform look at them.
     *
     * @param query the parameters of the address
     * @param key by which a second call is the same as the first
     * @return what to do; empty to do nothing
     */
    Optional<Wish> wish(Mapping mapping, HookRequest request, Map<String, Object> payload, Map<String, Object> query, Optional<String> key)
            throws InterruptedException {
        Template.Source source = new Template.Source(payload, headers(request), query, request.path(), request.receivedAt().toString());
        Template text = new Template((mapping.action() == Kind.WAKE ? mapping.textTemplate() : mapping.messageTemplate()).orElse(""));
        Action action = new Action(Action.Kind.valueOf(mapping.action().name()), text.fill(source), fields(mapping, source));
        Optional<Action> changed = Optional.of(action);
        if (mapping.transform().isPresent())
            changed = transforms.call(mapping.transform().get().module(), request, payload, action);
        boolean external = !mapping.allowUnsafeExternalContent() && (text.open() || mapping.transform().isPresent());
        return changed.map(wanted -> new Wish(wanted.kind(), wanted.text().strip(), wanted.fields(), false, external, key));
    }

    private static Map<String, Object> headers(HookRequest request) {
        Map<String, Object> headers = new LinkedHashMap<>(request.headers());
        headers.keySet().removeAll(CREDENTIALS);
        return headers;
    }

    private static Map<String, Object> fields(Mapping mapping, Template.Source source) {
        Map<String, Object> fields = new LinkedHashMap<>();
        put(fields, "name", filled(mapping.name(), source));
        put(fields, "agentId", mapping.agentId());
        put(fields, "sessionKey", filled(mapping.sessionKey(), source));
        put(fields, "wakeMode", mapping.wakeMode());
        put(fields, "deliver", mapping.deliver());
        put(fields, "channel", mapping.channel());
        put(fields, "to", filled(mapping.to(), source));
        put(fields, "model", filled(mapping.model(), source));
        put(fields, "thinking", filled(mapping.thinking(), source));
        put(fields, "timeoutSeconds", mapping.timeoutSeconds());
        return fields;
    }

    private static Optional<String> filled(Optional<String> template, Template.Source source) {
        return template.map(text -> new Template(text).fill(source));
    }

    private static void put(Map<String, Object> fields, String name, Optional<?> value) {
        value.ifPresent(present -> fields.put(name, present));
    }
}
