package ai.openclaw.secrets;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.JsonText;
import ai.openclaw.api.SecretAnswer;
import ai.openclaw.api.SecretQuery;
import ai.openclaw.api.SecretSource;
import ai.openclaw.api.SecretSourceType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/**
 * Secrets that a program knows, such as that of a password manager: it reads {@code {protocolVersion, provider, ids}} and writes
 * {@code {protocolVersion, values, errors}}; with {@code jsonOnly: false} it may write the one secret that it is asked for.
 */
@Component
@SecretSourceType("exec")
public final class ExecSource implements SecretSource {
    private static final int PROTOCOL = 1;

    @Override
    public Map<String, SecretAnswer> find(SecretQuery query) throws IOException, InterruptedException {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("protocolVersion", PROTOCOL);
        request.put("provider", query.provider());
        request.put("ids", query.ids());
        byte[] output = SecretProgram.of(query).run(JsonText.bytes(request));
        String text = new String(output, StandardCharsets.UTF_8).strip();
        if (text.isEmpty())
            throw failure(query, "wrote nothing");
        Optional<Map<?, ?>> answer = tree(text);
        if (answer.isPresent() && (query.flag("jsonOnly", true) || answer.get().containsKey("values")))
            return answers(query, answer.get());
        if (query.flag("jsonOnly", true))
            throw failure(query, "wrote something that is no JSON object; set jsonOnly: false if it writes nothing but the secret");
        if (query.ids().size() > 1)
            throw failure(query, "was asked for " + query.ids().size() + " ids and wrote one text; give each secret a provider of its own");
        return Map.of(query.ids().getFirst(), SecretAnswer.found(text));
    }

    private static Optional<Map<?, ?>> tree(String text) {
        try {
            return JsonText.parse(text) instanceof Map<?, ?> map ? Optional.of(map) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Map<String, SecretAnswer> answers(SecretQuery query, Map<?, ?> answer) {
        if (!(answer.get("protocolVersion") instanceof Number version && version.intValue() == PROTOCOL))
            throw failure(query, "answered without \"protocolVersion\": " + PROTOCOL);
        if (!(answer.get("values") instanceof Map<?, ?> values))
            throw failure(query, "answered without \"values\"");
        Map<?, ?> errors = answer.get("errors") instanceof Map<?, ?> map ? map : Map.of();
        Map<String, SecretAnswer> answers = new HashMap<>();
        for (String id : query.ids())
            answers.put(id, errors.containsKey(id) ? refused(query, id, errors.get(id)) : answer(query, id, values));
        return answers;
    }

    private static SecretAnswer answer(SecretQuery query, String id, Map<?, ?> values) {
        if (!values.containsKey(id))
            return SecretAnswer.missing("Exec provider \"" + query.provider() + "\" response missing id \"" + id + "\".");
        return SecretAnswer.found(values.get(id) instanceof String text ? text : "");
    }

    private static SecretAnswer refused(SecretQuery query, String id, @Nullable Object error) {
        String why = error instanceof Map<?, ?> map && map.get("message") instanceof String message ? ": " + message : ".";
        return SecretAnswer.missing("Exec provider \"" + query.provider() + "\" has no id \"" + id + "\"" + why);
    }

    private static GatewayException failure(SecretQuery query, String what) {
        return GatewayException.unavailable("Exec provider \"" + query.provider() + "\" " + what + ".");
    }
}
