package ai.openclaw.config;

import java.util.List;

/** Which components take settings, running or in jars. */
interface SettingsTakers {
    /** Those that take the settings of a PID, or of a factory PID. */
    List<Taker> of(Pid pid);

    /**
     * A component that takes settings.
     *
     * @param name of the component
     * @param modified whether it takes new settings while it goes on
     * @param sockets of clients that are lost when it starts anew
     */
    record Taker(String name, boolean modified, int sockets) {}

    /** Sockets of clients that are lost when the port or the process starts anew. */
    int sockets();
}
