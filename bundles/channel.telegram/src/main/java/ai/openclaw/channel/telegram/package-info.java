/** Telegram bots by long polling. */
@NullMarked
package ai.openclaw.channel.telegram;

import org.jspecify.annotations.NullMarked;
