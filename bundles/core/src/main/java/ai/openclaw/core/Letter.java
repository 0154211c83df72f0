package ai.openclaw.core;

import ai.openclaw.api.OutboundMessage;

/**
 * A message on its way out.
 *
 * @param type the channel's platform
 * @param account the channel's account
 * @param message what is sent
 */
record Letter(String type, String account, OutboundMessage message) {
    String id() { return message.id(); }
}
