package ai.openclaw.http.hooks;

import ai.openclaw.endpoint.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Why a webhook is not done, in the form that its callers know (contract section 16). */
final class Refusals {
    static final int UNAUTHORIZED = 401;

    private Refusals() {}

    /** {@code {"ok":false,"error":…}}. */
    static Refusal of(int status, String error) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("ok", false);
        body.put("error", error);
        return Refusal.of(status, body);
    }

    static Refusal invalid(String error) { return of(400, error); }

    static Refusal unavailable(String error) { return of(503, error).header("Retry-After", "1"); }

    static Refusal unauthorized() { return Refusal.text(UNAUTHORIZED, "Unauthorized"); }

    static Refusal tooMany(long seconds) { return Refusal.text(429, "Too Many Requests").header("Retry-After", String.valueOf(seconds)); }
}
