package ai.openclaw.protocol;

/**
 * A changed path and how it takes effect.
 *
 * @param what starts anew or changes, such as {@code channels.telegram~work}; empty when nothing does
 * @param connections that it costs
 */
public record ConfigEffect(String path, Means means, String what, int connections) {
    /** How a change takes effect, from the cheapest on; what is ignored would need a new process that the settings forbid. */
    public enum Means {
        IN_PLACE, COMPONENT, BUNDLE, LISTENER, PROCESS, IGNORED
    }
}
