package ai.openclaw.api;

/**
 * An account of a channel that is deployed.
 *
 * @param type platform
 * @param account account id
 * @param channel the service
 * @param status as it was just now; replaced by an error when the channel did not answer in time
 * @param queued messages that wait to be sent
 * @param unconfirmed messages that may or may not have been sent when the process died; see the log
 */
public record ChannelAccount(String type, String account, Channel channel, ChannelStatus status, int queued, int unconfirmed) {}
