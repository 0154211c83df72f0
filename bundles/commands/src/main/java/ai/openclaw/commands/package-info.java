/** What people tell the gateway in a conversation, without a model being asked. */
@NullMarked
package ai.openclaw.commands;

import org.jspecify.annotations.NullMarked;
