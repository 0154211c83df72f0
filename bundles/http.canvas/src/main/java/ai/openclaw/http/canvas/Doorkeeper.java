package ai.openclaw.http.canvas;

import ai.openclaw.api.Access;
import ai.openclaw.api.CanvasTickets;
import ai.openclaw.api.RequestSource;
import ai.openclaw.endpoint.Gate;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Lets in programs on this machine, who has a word that lives, and who shows the gateway's secret (contract section 16). While nodes are being
 * updated no word lives.
 */
@Component(service = Doorkeeper.class)
public final class Doorkeeper {
    private final Access access;
    private final Gate gate;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable CanvasTickets tickets;

    @Activate
    public Doorkeeper(@Reference Access access) {
        this.access = access;
        gate = new Gate(access);
    }

    RequestSource source(HttpServletRequest request) { return access.source(request.getRemoteAddr(), Gate.headers(request)); }

    /** @throws ai.openclaw.endpoint.Refusal 401 or 429 */
    void enter(HttpServletRequest request, Place place) {
        if (!source(request).local() && !live(place.word()))
            gate.enter(request);
    }

    /** Whether the client would be let in. */
    boolean admits(HttpServletRequest request, Place place) {
        return source(request).local() || live(place.word()) || gate.admits(request);
    }

    /** Whether a word opens the canvas now. */
    boolean live(String word) {
        CanvasTickets known = tickets;
        return !word.isEmpty() && known != null && known.live(word);
    }

    /** A new word for the connection of a node. */
    Optional<String> issue(String connectionId) {
        return Optional.ofNullable(tickets).map(known -> known.issue(connectionId));
    }
}
