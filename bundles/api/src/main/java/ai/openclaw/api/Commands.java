package ai.openclaw.api;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The commands of conversations that are deployed now, such as {@code /status} (contract section 8.4). */
@ProviderType
public interface Commands {
    /** Ordered by name. */
    List<ChatCommand> list();

    /** The command that a message is; empty when it is for the agent. */
    Optional<ChatCommand> find(String message);

    /**
     * Does what a command says, within its deadline.
     *
     * @param message as it was written, one that {@link #find} knows
     * @return the answer in Markdown; of a failure, what went wrong
     */
    String run(String message, ChatCommand.Spoken by) throws InterruptedException;
}
