package ai.openclaw.api;

/**
 * The conversation that a message belongs to.
 *
 * @param kind what it is
 * @param id the platform's stable id of it: the user in a direct chat, the room otherwise, with
 * its thread or topic where that is a conversation of its own ({@code <room>:topic:<id>}, {@code <room>:thread:<id>})
 */
public record Peer(Kind kind, String id) {
    /** The kinds of conversation; the lower-case name is part of the session key (contract section 9). */
    public enum Kind {
        DIRECT, GROUP, CHANNEL
    }

    public static Peer direct(String id) { return new Peer(Kind.DIRECT, id); }
}
