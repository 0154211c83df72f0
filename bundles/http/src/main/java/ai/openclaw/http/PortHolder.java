package ai.openclaw.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Finds and ends the process that listens on a port, on Linux; elsewhere, and for processes of other users, it is not found. */
final class PortHolder {
    private static final String LISTENING = "0A";

    private PortHolder() {}

    static Optional<Long> pid(int port) {
        Set<String> sockets = new HashSet<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6"))
            sockets.addAll(listening(Path.of(table), port));
        if (sockets.isEmpty())
            return Optional.empty();
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes.filter(process -> process.getFileName().toString().matches("\\d+")).filter(process -> holds(process, sockets))
                    .map(process -> Long.valueOf(process.getFileName().toString())).findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Ends another process that listens on a port, kindly first.
     *
     * @return what was done, in a sentence; empty when nobody is known to listen
     */
    static Optional<String> end(int port) {
        return pid(port).flatMap(ProcessHandle::of).filter(process -> !process.equals(ProcessHandle.current())).map(process -> {
            String name = process.info().command().map(command -> command.replaceFirst(".*/", "")).orElse("a process");
            boolean gone = end(process);
            return "--force: " + name + " (PID " + process.pid() + ") listened on port " + port + " and "
                    + (gone ? "was ended." : "could not be ended.");
        });
    }

    private static boolean end(ProcessHandle process) {
        process.destroy();
        return ended(process, 3) || (process.destroyForcibly() && ended(process, 2));
    }

    private static boolean ended(ProcessHandle process, int seconds) {
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The names {@code socket:[inode]} of the sockets that listen on the port. */
    private static Set<String> listening(Path table, int port) {
        String end = String.format(Locale.ROOT, ":%04X", port);
        Set<String> names = new HashSet<>();
        try {
            for (String line : Files.readAllLines(table)) {
                String[] fields = line.strip().split("\\s+", -1);
                if (fields.length > 9 && fields[1].endsWith(end) && fields[3].equals(LISTENING))
                    names.add("socket:[" + fields[9] + "]");
            }
        } catch (IOException e) {
            return Set.of();
        }
        return names;
    }

    private static boolean holds(Path process, Set<String> sockets) {
        try (Stream<Path> files = Files.list(process.resolve("fd"))) {
            return files.anyMatch(file -> target(file).filter(sockets::contains).isPresent());
        } catch (IOException | java.io.UncheckedIOException e) {
            return false;
        }
    }

    private static Optional<String> target(Path link) {
        try {
            return Optional.of(Files.readSymbolicLink(link).toString());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
