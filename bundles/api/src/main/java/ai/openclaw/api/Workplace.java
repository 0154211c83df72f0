package ai.openclaw.api;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the files and commands of a session are.
 *
 * @param folder the folder on this machine that the session's files are in, absolute
 * @param writable whether they may be changed
 * @param confined whether paths outside the folder are refused ({@code tools.fs.workspaceOnly}; always so in a sandbox)
 * @param sandbox which sandbox commands run in; empty when they run on this machine
 */
public record Workplace(Path folder, boolean writable, boolean confined, Optional<SandboxKey> sandbox) {
    /** On this machine, without a sandbox. */
    public static Workplace host(Path folder) {
        return new Workplace(folder, true, false, Optional.empty());
    }
}
