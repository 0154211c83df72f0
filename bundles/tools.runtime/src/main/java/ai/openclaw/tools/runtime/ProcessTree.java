package ai.openclaw.tools.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A process and all that it started: its process group, its descendants, and those that left both but still have the command's mark in
 * their environment.
 */
final class ProcessTree {
    private static final Path PROC = Path.of("/proc");
    private final long pid;
    private final Optional<ProcessHandle> root;
    private final boolean leader;
    private final String mark;

    /** @param leader whether the root's process id is that of its process group */
    ProcessTree(long pid, boolean leader, String mark) {
        this.pid = pid;
        this.root = ProcessHandle.of(pid);
        this.leader = leader;
        this.mark = mark;
    }

    /** Sends SIGTERM or SIGKILL to all of them. The kernel does not give a group's id away while anything is in the group. */
    void kill(boolean force) {
        Map<Long, ProcessHandle> all = new LinkedHashMap<>();
        root.stream().flatMap(ProcessHandle::descendants).forEach(handle -> all.put(handle.pid(), handle));
        marked(all);
        if (leader && (alive() || !all.isEmpty() || !Files.isDirectory(PROC)))
            killGroup(force);
        root.filter(ProcessHandle::isAlive).ifPresent(handle -> end(handle, force));
        all.values().forEach(handle -> end(handle, force));
    }

    private boolean alive() { return root.filter(ProcessHandle::isAlive).isPresent(); }

    private static void end(ProcessHandle handle, boolean force) {
        if (force)
            handle.destroyForcibly();
        else
            handle.destroy();
    }

    private void killGroup(boolean force) {
        try {
            Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -s \"$0\" -- \"-$1\"", force ? "KILL" : "TERM", String.valueOf(pid))
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            kill.waitFor(2, TimeUnit.SECONDS);
        } catch (IOException e) {
            // its processes are ended one by one below
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void marked(Map<Long, ProcessHandle> found) {
        if (mark.isEmpty() || !Files.isDirectory(PROC))
            return;
        String wanted = CommandEnvironment.MARK + "=" + mark;
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes)
                if (environment(process).contains(wanted))
                    ProcessHandle.of(Long.parseLong(process.getFileName().toString())).filter(handle -> handle.pid() != pid)
                            .ifPresent(handle -> found.put(handle.pid(), handle));
        } catch (IOException e) {
            // without /proc the group and the descendants have to do
        }
    }

    private static String environment(Path process) {
        try {
            return new String(Files.readAllBytes(process.resolve("environ")), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // of somebody else, or gone
        }
    }
}
