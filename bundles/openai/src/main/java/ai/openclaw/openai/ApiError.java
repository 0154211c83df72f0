package ai.openclaw.openai;

import ai.openclaw.endpoint.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Failures in the form that clients of the OpenAI API read: {@code {"error":{"message","type","param","code"}}}. */
public final class ApiError {
    private static final String INVALID = "invalid_request_error";

    private ApiError() {}

    /** 400 about a field of the body. */
    public static Refusal invalid(String param, String message) {
        return of(400, INVALID, message, Optional.of(param), Optional.empty());
    }

    /** 404 for a model, and so an agent, that there is not. */
    public static Refusal unknownModel(String message) {
        return of(404, INVALID, message, Optional.of("model"), Optional.of("model_not_found"));
    }

    /** A failure of any kind. */
    public static Refusal of(int status, String type, String message, Optional<String> param, Optional<String> code) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", message);
        error.put("type", type);
        param.ifPresent(name -> error.put("param", name));
        code.ifPresent(word -> error.put("code", word));
        return Refusal.of(status, Map.of("error", error));
    }
}
