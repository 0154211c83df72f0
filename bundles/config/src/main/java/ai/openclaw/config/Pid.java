package ai.openclaw.config;

import org.jspecify.annotations.Nullable;

/**
 * The name of a configuration.
 *
 * @param name the PID, or the factory PID when there is an instance
 * @param instance of a factory PID; empty for a single one
 */
record Pid(String name, String instance) {
    static Pid of(String name) { return new Pid(name, ""); }

    boolean single() { return instance.isEmpty(); }

    // written out, for the generated ones cost 10 ms of the process start when they are first used
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Pid pid && name.equals(pid.name) && instance.equals(pid.instance);
    }

    @Override
    public int hashCode() { return 31 * name.hashCode() + instance.hashCode(); }

    /** As ConfigAdmin and {@code service.pid} spell it. */
    @Override
    public String toString() { return single() ? name : name + "~" + instance; }
}
