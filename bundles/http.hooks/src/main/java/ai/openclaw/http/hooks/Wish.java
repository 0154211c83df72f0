package ai.openclaw.http.hooks;

import ai.openclaw.api.HookTransform.Action;
import ai.openclaw.endpoint.Tree;
import java.util.Map;
import java.util.Optional;

/**
 * What a webhook is to do, whoever said so: its caller, a mapping or a transform.
 *
 * @param fields those of {@code /hooks/agent} (contract section 16)
 * @param sent whether the caller itself says so
 * @param external whether the text has words from outside that are to be marked as such
 * @param key by which a second call is the same run as the first
 */
record Wish(Action.Kind kind, String text, Map<String, Object> fields, boolean sent, boolean external, Optional<String> key) {
    private static final String USUAL_NAME = "Hook";

    /** The one for people. */
    String name() {
        return words("name").map(ExternalText::line).filter(name -> !name.isEmpty()).orElse(USUAL_NAME);
    }

    /** Whether the main session is told at once. */
    boolean now(String field) {
        return !Tree.text(fields, field).equals(Optional.of("next-heartbeat"));
    }

    Optional<String> words(String field) { return Tree.words(fields, field); }
}
