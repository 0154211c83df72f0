package ai.openclaw.api;

import java.util.Optional;

/**
 * Something that happened, for everybody who may know.
 *
 * @param name on the wire, such as {@code agent}
 * @param payload a record of exported packages, or JSON in JDK types
 * @param scope what a receiver must be allowed to do
 * @param capability only for receivers that announced it, and then without a sequence number
 * @param stateVersion for presence and health
 */
public record GatewayEvent(String name, Object payload, Scope scope, Optional<String> capability, Optional<StateVersion> stateVersion) {
    public static GatewayEvent of(String name, Scope scope, Object payload) {
        return new GatewayEvent(name, payload, scope, Optional.empty(), Optional.empty());
    }
}
