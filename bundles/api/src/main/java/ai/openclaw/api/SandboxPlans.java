package ai.openclaw.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** What sandboxes are like, to be looked at ({@code openclaw sandbox explain}). Nothing is made by that. */
@ProviderType
public interface SandboxPlans {
    /** The sandbox that this key's commands run in, made or not. */
    Plan plan(SandboxKey key);

    /**
     * A sandbox as it would be made now.
     *
     * @param backend {@code docker}, {@code bubblewrap} or {@code none}
     * @param works whether commands could start
     * @param words what it is made with, or why it cannot be made and what to do about it
     * @param name of the container
     * @param image empty without one
     * @param workdir where the folder is inside
     * @param mounts what is seen of this machine, the folder first
     * @param limits by their names in the configuration
     * @param unlimited settings that this back end cannot hold anybody to
     */
    record Plan(String backend, boolean works, String words, String name, String image, String workdir, List<Mount> mounts,
            Map<String, String> limits, List<String> unlimited) {
        public Plan {
            mounts = List.copyOf(mounts);
            unlimited = List.copyOf(unlimited);
        }
    }

    /** A file or folder of this machine that is seen inside. */
    record Mount(Path source, String target, boolean writable) {}
}
