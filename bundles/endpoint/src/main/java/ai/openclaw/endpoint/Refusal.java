package ai.openclaw.endpoint;

import java.util.LinkedHashMap;
import java.util.Map;

/** Why a request is not done, as its client is told: a status, headers, and a body that is text or JSON in JDK types. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int status;
    private final transient Object body;
    private final transient Map<String, String> headers;

    private Refusal(int status, Object body, Map<String, String> headers) {
        super(String.valueOf(body), null, false, false);
        this.status = status;
        this.body = body;
        this.headers = Map.copyOf(headers);
    }

    /** A body as the OpenAI API has it: {@code {"error":{"message":…,"type":…}}} (contract section 16). */
    public static Refusal error(int status, String type, String message) {
        return of(status, errorBody(type, message));
    }

    /** {@code 400 invalid_request_error}. */
    public static Refusal invalid(String message) {
        return error(400, "invalid_request_error", message);
    }

    /** A body of any shape. */
    public static Refusal of(int status, Map<String, ?> json) { return new Refusal(status, json, Map.of()); }

    /** A body of plain text. */
    public static Refusal text(int status, String text) { return new Refusal(status, text, Map.of()); }

    public static Refusal notFound() { return text(404, "Not Found"); }

    /** The body of {@link #error}. */
    public static Map<String, Object> errorBody(String type, String message) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", message);
        error.put("type", type);
        return Map.of("error", error);
    }

    /** The same with one more header. */
    public Refusal header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Refusal(status, body, more);
    }

    public int status() { return status; }

    /** A text, or JSON in JDK types. */
    public Object body() { return body; }

    public Map<String, String> headers() { return headers; }
}
