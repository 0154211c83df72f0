package ai.openclaw.sandbox;

import ai.openclaw.api.GatewayException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What a sandbox sees of this machine: the folder that it works in first, then what the settings add. */
record Mounts(List<Mount> all) {
    /**
     * A file or folder.
     *
     * @param source its real path, so that no link can change it between check and mount
     * @param label {@code z} or {@code Z} for SELinux; else empty
     */
    record Mount(Path source, String target, boolean writable, String label) {
        /** As the Docker API has it. */
        String bind() {
            return source + ":" + target + (writable ? ":rw" : ":ro") + (label.isEmpty() ? "" : "," + label);
        }
    }

    Mounts {
        all = List.copyOf(all);
    }

    /** Where a folder of this machine is inside. */
    String inside(Path folder) {
        Path real = real(folder);
        for (Mount mount : all)
            if (real.startsWith(mount.source())) {
                String rest = mount.source().relativize(real).toString();
                return rest.isEmpty() ? mount.target() : mount.target() + "/" + rest;
            }
        throw GatewayException.invalid("the folder " + folder + " is not in the sandbox; there are "
                + all.stream().map(mount -> mount.source().toString()).collect(Collectors.joining(", ")));
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw GatewayException.invalid("the folder " + folder + " does not exist");
        }
    }
}
