package ai.openclaw.method.nodes;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.NodePairing;
import ai.openclaw.api.Reading;
import ai.openclaw.api.RecordReader;
import ai.openclaw.protocol.NodePairRequestParams;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Lets nodes of other links than the control plane in, by the tokens of the legacy store. */
@Component
public final class LinkPairing implements NodePairing {
    /** The id of a device is a hash of its key (contract section 3.4): who cannot prove the key must not take the name. */
    private static final Pattern DEVICE = Pattern.compile("\\s*[0-9a-fA-F]{64}\\s*");
    private final PairStore store;

    @Activate
    public LinkPairing(@Reference PairStore store) { this.store = store; }

    @Override
    public boolean verify(String nodeId, String token) {
        return !DEVICE.matcher(nodeId).matches() && store.verify(nodeId, token).isPresent();
    }

    @Override
    public String request(Map<String, ?> node) {
        Reading<NodePairRequestParams> reading = RecordReader.read(node, NodePairRequestParams.class);
        NodePairRequestParams params = reading.value()
                .orElseThrow(() -> GatewayException.invalid("invalid pair-request: " + reading.text()));
        if (DEVICE.matcher(params.nodeId().strip()).matches())
            throw GatewayException
                    .invalid("nodeId " + params.nodeId() + " is that of a device; a device connects to the gateway's own port");
        return store.requestAndWait(PairMethods.fields(params));
    }

    @Override
    public Optional<String> await(String requestId, Duration timeout) throws InterruptedException {
        return store.decisions().await(requestId, timeout);
    }

    @Deactivate
    void stop() { store.decisions().stop(); }
}
