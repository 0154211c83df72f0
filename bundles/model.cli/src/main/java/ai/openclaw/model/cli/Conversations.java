package ai.openclaw.model.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which conversation of ours is which of the command's, as long as this provider lives; afterwards the command is told the whole
 * conversation again. Of more than 200 the one that rested longest is forgotten. Guarded by itself.
 */
final class Conversations {
    private static final int MOST = 200;
    private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) { return size() > MOST; }
    };

    /**
     * A conversation of the command.
     *
     * @param sessionId the command's name of it
     * @param messages how many messages of ours it has seen
     * @param model that it was held with
     */
    record Known(String sessionId, int messages, String model) {}

    /** The one to go on with; none when ours became shorter since, for then it is another. */
    synchronized Optional<Known> find(Optional<String> conversation, int messages, String model) {
        return conversation.map(known::get).filter(found -> found.messages() < messages && found.model().equals(model));
    }

    synchronized void put(Optional<String> conversation, Known found) { conversation.ifPresent(key -> known.put(key, found)); }

    /** The command does not know it any more. */
    synchronized void forget(Optional<String> conversation) {
        conversation.ifPresent(known::remove);
    }
}
