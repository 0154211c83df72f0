package ai.openclaw.model.openai;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Secret;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.util.Optional;

/** Says in plain words what went wrong with a model, where, and what to do about it; never with the key. */
final class Wording {
    private static final int MAX_QUOTE = 300;
    private final String provider;
    private final URI base;
    private final Optional<Secret> key;
    private final ObjectMapper json;

    Wording(String provider, URI base, Optional<Secret> key, ObjectMapper json) {
        this.provider = provider;
        this.base = base;
        this.key = key;
        this.json = json;
    }

    /** A refusal by status. */
    GatewayException refused(String model, int status, String body) {
        String advice = switch (status) {
            case 401 -> "the API key was refused; set " + setting("apiKey");
            case 403 -> "the API key may not do this; check " + setting("apiKey") + " and the account" + quote(body);
            case 404 -> "no such path or model; check " + setting("baseUrl") + " and the model id" + quote(body);
            case 429 -> "the rate limit or the quota is used up; try again later or check the account" + quote(body);
            default -> (status < 500 ? "the request was refused" : "the server failed; try again later") + quote(body);
        };
        return failure(model, status + " from " + place() + ": " + advice);
    }

    /** No answer, or one that broke off. */
    GatewayException broken(String model, Throwable failure) {
        String why = switch (failure) {
            case ConnectException _ -> "cannot connect to " + place() + "; is the server running, and is " + setting("baseUrl") + " right?";
            case HttpTimeoutException _ -> place() + " did not answer in time: " + failure.getMessage();
            default -> "the answer of " + place() + " broke off" + (failure.getMessage() == null ? "" : ": " + clean(failure.getMessage()));
        };
        return failure(model, why);
    }

    /** An error inside the stream. */
    GatewayException reported(String model, JsonNode error) {
        return failure(model, place() + " reported an error" + quote(error.toString()));
    }

    /** An answer that is not one of this API. */
    GatewayException foreign(String model, String what) {
        return failure(model, place() + " answered with " + what + "; does " + setting("baseUrl") + " lead to an OpenAI-compatible API?");
    }

    GatewayException failure(String model, String what) {
        return GatewayException.unavailable("model " + provider + "/" + model + ": " + what);
    }

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
        if (key.isPresent() && !key.get().value().isEmpty())
            line = line.replace(key.get().value(), "***");
        return line.length() > MAX_QUOTE ? line.substring(0, MAX_QUOTE) + "…" : line;
    }
}
