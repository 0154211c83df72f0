package ai.openclaw.api;

import java.time.Duration;

/**
 * A method of the control plane.
 *
 * @param name on the wire
 * @param scope what the caller must be allowed to do
 * @param params record that the parameters are checked against and bound to
 * @param strict whether unknown parameters are refused
 * @param slow whether it may take long, and so must not hold up the connection's other requests
 * @param limited whether it counts as one of the few control-plane writes of a caller (contract section 5.5)
 * @param deadline after which the handler is interrupted and the caller told
 * @param handler does it
 */
public record GatewayMethod<P extends Record, R>(String name, Scope scope, Class<P> params, boolean strict, boolean slow, boolean limited,
        Duration deadline, Handler<P, R> handler) {
    private static final Duration QUICK = Duration.ofSeconds(30);
    private static final Duration SLOW = Duration.ofMinutes(15);

    /** A quick method that refuses unknown parameters. */
    public static <P extends Record, R> GatewayMethod<P, R> of(String name, Scope scope, Class<P> params, Handler<P, R> handler) {
        return new GatewayMethod<>(name, scope, params, true, false, false, QUICK, handler);
    }

    /** The same method, ignoring unknown parameters. */
    public GatewayMethod<P, R> lenient() {
        return new GatewayMethod<>(name, scope, params, false, slow, limited, deadline, handler);
    }

    /** The same method, run beside the connection's other requests. */
    public GatewayMethod<P, R> slowly() {
        return new GatewayMethod<>(name, scope, params, strict, true, limited, deadline.compareTo(SLOW) < 0 ? SLOW : deadline, handler);
    }

    /** The same method, of which a caller may make three calls in a minute. */
    public GatewayMethod<P, R> rationed() {
        return new GatewayMethod<>(name, scope, params, strict, slow, true, deadline, handler);
    }

    /** The same method with another deadline; without one it is 30 seconds, of a slow one 15 minutes. */
    public GatewayMethod<P, R> within(Duration newDeadline) {
        return new GatewayMethod<>(name, scope, params, strict, slow, limited, newDeadline, handler);
    }

    /** Does the work of a method on a virtual thread. The answer is a record of exported packages, or JSON in JDK types. */
    @FunctionalInterface
    public interface Handler<P extends Record, R> {
        R handle(P params, Call call) throws Exception;
    }
}
