package ai.openclaw.protocol;

import ai.openclaw.api.PairingRequest;
import ai.openclaw.api.Rest;

/** A device asks to be let in; told to operator.pairing only (contract sections 7 and 12). */
@PayloadOf("device.pair.requested")
public record DevicePairRequested(@Rest PairingRequest request) {}
