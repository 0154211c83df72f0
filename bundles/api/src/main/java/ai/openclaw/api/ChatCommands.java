package ai.openclaw.api;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Commands of conversations that come and go together; a component. */
@ConsumerType
public interface ChatCommands {
    /** Always the same list. */
    List<ChatCommand> commands();
}
