package ai.openclaw.protocol;

import ai.openclaw.api.PairedDevice;
import ai.openclaw.api.PairingRequest;
import java.util.List;

/** The answer of {@code device.pair.list} (contract section 12). */
@ResultOf("device.pair.list")
public record DevicePairListResult(List<PairingRequest> pending, List<PairedDevice> paired) {}
