package ai.openclaw.sandbox;

import ai.openclaw.api.Sandbox;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What makes sandboxes. */
interface Backend {
    /** As in the settings and in what is listed. */
    String name();

    /** Makes it when it is missing; anew when it was made with other settings and no command runs in it. */
    Sandbox open(Blueprint blueprint, boolean busy) throws InterruptedException;

    /** Those that this gateway made. */
    List<Found> list();

    void remove(String name);

    /** What holds commands in, by names of the configuration. */
    Map<String, String> limits(Blueprint blueprint);

    /** What the settings ask for and this cannot do. */
    List<String> unlimited(Blueprint blueprint);

    /** What it works with, for people. */
    String words();

    /** A sandbox that is there. */
    record Found(String name, String scope, String agentId, String image, boolean running, Instant createdAt) {}
}
