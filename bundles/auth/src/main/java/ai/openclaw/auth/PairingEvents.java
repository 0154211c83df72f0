package ai.openclaw.auth;

import ai.openclaw.api.Events;
import ai.openclaw.api.GatewayEvent;
import ai.openclaw.api.PairingRequest;
import ai.openclaw.api.Scope;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells those who may pair devices what happens with them (contract sections 7 and 12). */
final class PairingEvents {
    private final Supplier<Optional<Events>> events;
    private final Clock clock;

    PairingEvents(Supplier<Optional<Events>> events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    void requested(PairingRequest request) { tell("device.pair.requested", request); }

    /** @param decision approved, rejected or expired */
    void resolved(PairingRequest request, String decision) {
        tell("device.pair.resolved",
                Map.of("requestId", request.requestId(), "deviceId", request.deviceId(), "decision", decision, "ts", clock.millis()));
    }

    private void tell(String name, Object payload) {
        events.get().ifPresent(sink -> sink.publish(GatewayEvent.of(name, Scope.PAIRING, payload)));
    }
}
