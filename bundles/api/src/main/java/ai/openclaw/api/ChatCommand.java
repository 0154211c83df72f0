package ai.openclaw.api;

import java.util.List;

/**
 * Something that a person can tell the gateway in a conversation, such as {@code /status}, without a model being asked.
 *
 * @param name without the slash, lower case
 * @param aliases other names
 * @param arguments how they are written, such as {@code [off|low|high]}; may be empty
 * @param help what it does, in a line
 * @param ownerOnly whether only operators and the owner may use it
 * @param handler does it
 */
public record ChatCommand(String name, List<String> aliases, String arguments, String help, boolean ownerOnly, Handler handler) {
    /** Does the work of a command on a virtual thread, within ten seconds. */
    @FunctionalInterface
    public interface Handler {
        /** What is answered, in Markdown. */
        String run(Spoken spoken) throws Exception;
    }

    /**
     * A command as somebody spoke it.
     *
     * @param argument what stood behind the name, without white space around it
     * @param sessionKey the session that it was spoken in, canonical
     * @param owner whether the speaker may change the gateway itself
     * @param elevation what the speaker may do with it
     */
    public record Spoken(String argument, String agentId, String sessionKey, boolean owner, Elevation elevation) {}

    public ChatCommand {
        aliases = List.copyOf(aliases);
    }
}
