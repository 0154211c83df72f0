package ai.openclaw.api;

import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Turns what a webhook brought into what the gateway does with it; a component with {@link HookTransformType}. */
@ConsumerType
public interface HookTransform {
    /**
     * Looks at a webhook.
     *
     * @param payload its body, JSON in JDK types
     * @param action what the mapping's own templates make of it
     * @return what to do, or empty to do nothing
     */
    Optional<Action> transform(HookRequest request, Map<String, Object> payload, Action action) throws Exception;

    /**
     * What is done about a webhook.
     *
     * @param kind whether to wake the main session or to run an agent
     * @param text what the agent is told
     * @param fields of {@code hooks.mappings[]} that say more, such as {@code sessionKey}, {@code channel} and {@code to}
     */
    record Action(Kind kind, String text, Map<String, Object> fields) {
        /** The kinds, as in {@code hooks.mappings[].action}. */
        public enum Kind {
            WAKE, AGENT
        }
    }
}
