package ai.openclaw.bridge;

import ai.openclaw.api.Default;
import ai.openclaw.api.Describe;
import ai.openclaw.api.Range;
import ai.openclaw.api.Settings;
import java.util.Optional;

/** The bridge of older mobile nodes (decision 0014). */
@Settings("gateway.bridge")
public record BridgeSettings(@Describe("Listen for older mobile nodes") @Default("false") boolean enabled,
        @Describe("Who can reach it: this machine, or the local network") @Default("\"loopback\"") Bind bind,
        @Describe("Its TCP port; the one after the gateway's unless given, 0 takes any free one") @Range(min = 0, max = 65_535) Optional<Integer> port) {
    /** The addresses to listen on. */
    public enum Bind {
        LOOPBACK, LAN
    }
}
