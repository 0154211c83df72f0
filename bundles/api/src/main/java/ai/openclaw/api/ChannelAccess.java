package ai.openclaw.api;

import java.util.List;

/**
 * Who may speak to the agent through an account, as its settings say; the gateway does the checking.
 *
 * @param dmPolicy {@code open}, {@code allowlist}, {@code pairing} or {@code disabled}
 * @param allowFrom stable sender ids, never changeable names; {@code *} is everybody under the policy {@code open}
 */
public record ChannelAccess(String dmPolicy, List<String> allowFrom) {
    public ChannelAccess {
        allowFrom = List.copyOf(allowFrom);
    }

    /** Everybody who can reach the account. */
    public static ChannelAccess everybody() { return new ChannelAccess("open", List.of("*")); }
}
