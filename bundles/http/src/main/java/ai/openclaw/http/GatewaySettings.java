package ai.openclaw.http;

import ai.openclaw.api.Default;
import ai.openclaw.api.Describe;
import ai.openclaw.api.Range;
import ai.openclaw.api.Settings;
import java.util.List;
import java.util.Optional;

/** The scalars and lists under {@code gateway} (contract section 14.4). */
@Settings("gateway")
public record GatewaySettings(@Describe("local runs the gateway on this machine") Optional<Mode> mode,
        @Describe("Port of HTTP and WebSocket; 0 takes any free one") @Range(min = 0, max = 65_535) Optional<Integer> port,
        @Describe("Which addresses to listen on") @Default("\"loopback\"") Bind bind,
        @Describe("The address for bind custom") Optional<String> customBindHost,
        @Describe("Proxies whose forwarded headers are believed, as addresses or networks") List<String> trustedProxies,
        @Describe("Believe X-Real-IP of a trusted proxy that sends no X-Forwarded-For") Optional<Boolean> allowRealIpFallback,
        @Describe("Minutes between two checks of every channel; 0 is never") @Range(min = 0) Optional<Integer> channelHealthCheckMinutes) {
    /** Where the gateway is. */
    public enum Mode {
        LOCAL, REMOTE
    }

    /** The addresses to listen on. */
    public enum Bind {
        AUTO, LAN, LOOPBACK, CUSTOM, TAILNET
    }
}
