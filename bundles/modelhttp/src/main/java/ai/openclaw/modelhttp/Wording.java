package ai.openclaw.modelhttp;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.ModelFailure;
import ai.openclaw.api.Secret;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.List;

/** Says in plain words what went wrong with a model, where, and what to do about it; never with a key. */
final class Wording {
    private static final int MAX_QUOTE = 300;
    private final String provider;
    private final String model;
    private final URI base;
    private final String api;
    private final List<Secret> hidden;
    private final ObjectMapper json;

    /**
     * @param api what the server should speak, with its article
     * @param hidden what is never told
     */
    Wording(String provider, String model, URI base, String api, List<Secret> hidden, ObjectMapper json) {
        this.provider = provider;
        this.model = model;
        this.base = base;
        this.api = api;
        this.hidden = List.copyOf(hidden);
        this.json = json;
    }

    /** A refusal by status. */
    GatewayException refused(int status, String body) {
        ModelFailure kind = Refusal.kind(status, body);
        String advice = switch (status) {
            case 401 -> "the API key was refused; set " + setting("apiKey");
            case 402 -> "the account has no money left" + quote(body);
            case 403 -> "the API key may not do this; check " + setting("apiKey") + " and the account" + quote(body);
            case 404 -> "no such path or model; check " + setting("baseUrl") + " and the model id" + quote(body);
            case 429 -> "the rate limit or the quota is used up; try again later or check the account" + quote(body);
            default -> (kind == ModelFailure.CONTEXT
                    ? "the conversation is longer than the model reads; /compact or /new makes it shorter"
                    : status < 500 ? "the request was refused" : "the server failed; try again later") + quote(body);
        };
        return failure(kind, status + " from " + place() + ": " + advice);
    }

    /** No answer, or one that broke off. */
    GatewayException broken(Throwable failure) {
        return switch (failure) {
            case ConnectException _,HttpConnectTimeoutException _ -> failure(ModelFailure.UNREACHABLE,
                    "cannot connect to " + place() + "; is the server running, and is " + setting("baseUrl") + " right?");
            case HttpTimeoutException _ -> failure(ModelFailure.TIMEOUT, place() + " did not answer in time: " + failure.getMessage());
            default -> failure(ModelFailure.OVERLOADED,
                    "the answer of " + place() + " broke off" + (failure.getMessage() == null ? "" : ": " + clean(failure.getMessage())));
        };
    }

    /** An error inside the stream. */
    GatewayException reported(JsonNode error) {
        return failure(Refusal.reported(error.toString()), place() + " reported an error" + quote(error.toString()));
    }

    /** An answer that is not one of this API. */
    GatewayException foreign(String what) {
        return failure(ModelFailure.UNREACHABLE,
                place() + " answered with " + what + "; does " + setting("baseUrl") + " lead to " + api + "?");
    }

    GatewayException failure(ModelFailure kind, String what) { return kind.of(place(what)); }

    /** The end of an answer that nobody wants any more; not the model's failure. */
    GatewayException givenUp() {
        return GatewayException.unavailable(place("the answer was given up"));
    }

    private String place(String what) { return "model " + provider + "/" + model + ": " + what; }

    private String setting(String name) { return "models.providers." + provider + "." + name; }

    /** The base URL without what may be secret in it. */
    private String place() {
        return base.getScheme() + "://" + base.getHost() + (base.getPort() < 0 ? "" : ":" + base.getPort()) + base.getPath();
    }

    /** What the server said itself, if it said something. */
    private String quote(String body) {
        String text = body;
        try {
            JsonNode tree = json.readTree(body);
            JsonNode error = tree.has("error") ? tree.path("error") : tree;
            text = error.isTextual() ? error.textValue() : error.path("message").asText("");
        } catch (JsonProcessingException e) {
            // not JSON, so quoted as it is
        }
        return text.isBlank() ? "" : " (it says: " + clean(text) + ")";
    }

    private String clean(String text) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        for (Secret secret : hidden)
            if (!secret.value().isEmpty())
                line = line.replace(secret.value(), "***");
        return line.length() > MAX_QUOTE ? line.substring(0, MAX_QUOTE) + "…" : line;
    }
}
