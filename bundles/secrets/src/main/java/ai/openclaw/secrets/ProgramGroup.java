package ai.openclaw.secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The process group of a program, where the system lets it lead one: so what it started ends with it (security checklist 30). */
final class ProgramGroup {
    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final Path KILL = Path.of("/bin/kill");
    private static final long KILL_MS = 1000;

    private ProgramGroup() {}

    private static boolean possible() { return Files.isExecutable(SETSID) && Files.isExecutable(KILL); }

    /** The words of a command that makes the program the leader of a group whose number is that of the process. */
    static List<String> leading(List<String> words) {
        return possible() ? Stream.concat(Stream.of(SETSID.toString()), words.stream()).toList() : words;
    }

    /** Ends the program and all that belongs to it, without asking. */
    static void end(Process process) throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        if (possible())
            try {
                new ProcessBuilder(KILL.toString(), "-s", "KILL", "--", "-" + process.pid()).redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor(KILL_MS, TimeUnit.MILLISECONDS);
            } catch (IOException e) {
                // what could be found was ended above
            }
        process.destroyForcibly();
        process.waitFor(KILL_MS, TimeUnit.MILLISECONDS);
    }
}
