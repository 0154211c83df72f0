package ai.openclaw.api;

import org.osgi.annotation.versioning.ProviderType;

/** The random words by which nodes open the canvas from elsewhere: one for each connection, for ten minutes (contract section 11). */
@ProviderType
public interface CanvasTickets {
    /** A new word for a connection, which ends the one that it had. */
    String issue(String connectionId);

    /** Whether the word opens the canvas now. How long it takes does not tell how much of a wrong one is right. */
    boolean live(String word);
}
