/** The methods chat.send, chat.history, chat.abort and chat.inject. */
@NullMarked
package ai.openclaw.method.chat;

import org.jspecify.annotations.NullMarked;
