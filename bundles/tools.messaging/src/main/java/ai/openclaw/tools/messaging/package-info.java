/**  what agents say in other chats through channels. */
@NullMarked
package ai.openclaw.tools.messaging;

import org.jspecify.annotations.NullMarked;
