package ai.openclaw.bridge;

import ai.openclaw.api.Gateway;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.NodePairing;
import ai.openclaw.api.Nodes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The services that the bridge hands its nodes to; they may go and come back while nodes stay connected. */
@Component(service = Registry.class)
public final class Registry {
    private static final String AWAY = "the gateway's node methods are being started; try again";
    private final Gateway gateway;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable Nodes nodes;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable NodePairing pairing;

    @Activate
    public Registry(@Reference Gateway gateway) { this.gateway = gateway; }

    Gateway gateway() { return gateway; }

    /** @throws GatewayException {@code UNAVAILABLE} while it is away */
    Nodes nodes() {
        return Optional.ofNullable(nodes).orElseThrow(() -> GatewayException.unavailable(AWAY));
    }

    /** @throws GatewayException {@code UNAVAILABLE} while it is away */
    NodePairing pairing() {
        return Optional.ofNullable(pairing).orElseThrow(() -> GatewayException.unavailable(AWAY));
    }
}
