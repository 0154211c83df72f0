package ai.openclaw.modelhttp;

import ai.openclaw.api.ModelFailure;
import java.util.Locale;
import java.util.regex.Pattern;

/** What kind of failure a server's refusal is, by its status and by what it says. */
final class Refusal {
    /** How servers say that a conversation is too long; few have a code for it, and all of them say it with 400 or 413. */
    private static final Pattern TOO_LONG = Pattern.compile("context[ _-]?(length|window|size)|maximum context|prompt is too long"
            + "|prompt too long|too many (input )?tokens|input is too long|input length and .?max_tokens.? exceed"
            + "|exceeds? the (maximum|limit|available).{0,40}(token|context)|request_too_large|reduce the length");
    private static final Pattern NO_MONEY = Pattern
            .compile("insufficient[ _](quota|credit|balance|funds)|billing|credit balance|payment required");

    private Refusal() {}

    static ModelFailure kind(int status, String body) {
        return switch (status) {
            case 401, 403 -> ModelFailure.AUTH;
            case 402 -> ModelFailure.BILLING;
            case 404 -> ModelFailure.NO_MODEL;
            case 408, 504 -> ModelFailure.TIMEOUT;
            case 429 -> says(NO_MONEY, body) ? ModelFailure.BILLING : ModelFailure.RATE_LIMIT;
            default -> status >= 500 ? ModelFailure.OVERLOADED : ofRequest(body);
        };
    }

    private static ModelFailure ofRequest(String body) {
        if (says(TOO_LONG, body))
            return ModelFailure.CONTEXT;
        return says(NO_MONEY, body) ? ModelFailure.BILLING : ModelFailure.REQUEST;
    }

    /** The kind of an error inside a stream, which has no status of its own. */
    static ModelFailure reported(String error) {
        String text = error.toLowerCase(Locale.ROOT);
        if (says(TOO_LONG, text))
            return ModelFailure.CONTEXT;
        if (says(NO_MONEY, text))
            return ModelFailure.BILLING;
        if (text.contains("rate_limit") || text.contains("rate limit"))
            return ModelFailure.RATE_LIMIT;
        if (text.contains("authentication") || text.contains("permission_error") || text.contains("invalid_api_key"))
            return ModelFailure.AUTH;
        if (text.contains("not_found") || text.contains("model_not_found"))
            return ModelFailure.NO_MODEL;
        return text.contains("invalid_request") || text.contains("invalid_prompt") ? ModelFailure.REQUEST : ModelFailure.OVERLOADED;
    }

    private static boolean says(Pattern words, String text) { return words.matcher(text.toLowerCase(Locale.ROOT)).find(); }
}
