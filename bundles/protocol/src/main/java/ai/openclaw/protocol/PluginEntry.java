package ai.openclaw.protocol;

import java.util.List;
import java.util.Optional;

/**
 * A deployed bundle on the wire.
 *
 * @param id symbolic name
 * @param name for people
 * @param builtIn whether it came with the distribution
 * @param previousVersion what {@code plugins.rollback} brings back
 * @param problem why it is not active, in plain words
 * @param provides the services that it offers, such as {@code channel:telegram} and {@code method:status}
 */
public record PluginEntry(String id, String name, String version, State state, boolean builtIn, Optional<String> previousVersion,
        Optional<String> problem, List<String> provides) {
    /** Whether it works. */
    public enum State {
        ACTIVE, DISABLED, FAILED
    }
}
