/** The methods chat.send, chat.history and chat.abort. */
@NullMarked
package ai.openclaw.method.chat;

import org.jspecify.annotations.NullMarked;
