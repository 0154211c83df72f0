package ai.openclaw.api;

/**
 * A method of the control plane.
 *
 * @param name on the wire
 * @param scope what the caller must be allowed to do
 * @param params record that the parameters are checked against and bound to
 * @param strict whether unknown parameters are refused
 * @param slow whether it may take long, and so must not hold up the connection's other requests
 * @param handler does it
 */
public record GatewayMethod<P extends Record, R>(String name, Scope scope, Class<P> params, boolean strict, boolean slow,
        Handler<P, R> handler) {

    /** A quick method that refuses unknown parameters. */
    public static <P extends Record, R> GatewayMethod<P, R> of(String name, Scope scope, Class<P> params, Handler<P, R> handler) {
        return new GatewayMethod<>(name, scope, params, true, false, handler);
    }

    /** The same method, ignoring unknown parameters. */
    public GatewayMethod<P, R> lenient() {
        return new GatewayMethod<>(name, scope, params, false, slow, handler);
    }

    /** The same method, run beside the connection's other requests. */
    public GatewayMethod<P, R> slowly() {
        return new GatewayMethod<>(name, scope, params, strict, true, handler);
    }

    /** Does the work of a method on a virtual thread. The answer is a record of exported packages, or JSON in JDK types. */
    @FunctionalInterface
    public interface Handler<P extends Record, R> {
        R handle(P params, Call call) throws Exception;
    }
}
