package ai.openclaw.protocol;

import java.util.Optional;

/**
 * The answer of {@code node.canvas.capability.refresh} (contract section 11).
 *
 * @param canvasCapability the random word by which this connection opens the canvas
 * @param canvasCapabilityExpiresAtMs epoch milliseconds
 * @param canvasHostUrl with the word; once the gateway listens
 */
@ResultOf("node.canvas.capability.refresh")
public record NodeCanvasCapabilityRefreshResult(String canvasCapability, long canvasCapabilityExpiresAtMs,
        Optional<String> canvasHostUrl) {}
