package ai.openclaw.testkit;

import ai.openclaw.api.Call;
import ai.openclaw.api.Caller;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.GatewayMethod;
import ai.openclaw.api.MethodGroup;
import ai.openclaw.api.Reading;
import ai.openclaw.api.RecordReader;
import ai.openclaw.api.RecordTree;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A call of a method that remembers what was acknowledged. */
public final class FakeCall implements Call {
    /** What {@link #acknowledge} was called with. */
    public final List<Object> acknowledged = new CopyOnWriteArrayList<>();

    private final Caller caller;

    /** A call of the command line with all rights. */
    public FakeCall() {
        this(new Caller("conn-1", "cli", "cli", "operator", Set.of("operator.admin"), Optional.empty(), true));
    }

    public FakeCall(Caller caller) { this.caller = caller; }

    @Override
    public Caller caller() { return caller; }

    @Override
    public void acknowledge(Object payload) { acknowledged.add(tree(payload)); }

    /**
     * Calls a method of a group by name, with parameters as they come from the wire and the answer as it goes there.
     *
     * @throws GatewayException with the words of the control plane for parameters that do not fit
     */
    public Object invoke(MethodGroup group, String name, Map<String, ?> params) throws Exception {
        GatewayMethod<?, ?> method = group.methods().stream().filter(known -> known.name().equals(name)).findFirst()
                .orElseThrow(() -> new AssertionError("no method " + name));
        return invoke(method, params);
    }

    private <P extends Record, R> Object invoke(GatewayMethod<P, R> method, Map<String, ?> params) throws Exception {
        Reading<P> reading = RecordReader.read(params, method.params());
        if (reading.value().isEmpty() || (method.strict() && !reading.clean()))
            throw GatewayException.invalid("invalid " + method.name() + " params: " + reading.text());
        return tree(method.handler().handle(reading.value().get(), this));
    }

    private static Object tree(Object payload) { return Objects.requireNonNull(RecordTree.of(payload)); }
}
