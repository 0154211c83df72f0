package ai.openclaw.protocol;

/**
 * The answer of {@code channels.logout} (contract section 6).
 *
 * @param cleared whether a login was on disk and is gone
 * @param envToken whether a token in the environment would log in again
 */
@ResultOf("channels.logout")
public record ChannelsLogoutResult(String channel, String accountId, boolean cleared, boolean loggedOut, boolean envToken) {}
