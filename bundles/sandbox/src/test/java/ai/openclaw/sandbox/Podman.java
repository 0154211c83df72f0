package ai.openclaw.sandbox;

import ai.openclaw.testkit.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A real engine for tests: Podman with runc and storage of its own, and an image that is nothing but busybox. Started once. */
final class Podman {
    static final String IMAGE = "localhost/openclaw-sandbox:test";
    private static final List<String> PROGRAMS = List.of("podman", "runc", "busybox", "tar");
    private static Optional<String> missing = Optional.empty();
    private static Optional<Path> socket = Optional.empty();

    private Podman() {}

    /** Its socket; skips the test, saying why, on a machine that cannot run it. */
    static synchronized Path socket() {
        if (socket.isEmpty() && missing.isEmpty())
            try {
                socket = Optional.of(start());
            } catch (IOException | InterruptedException | AssertionError e) {
                missing = Optional.of("podman does not start: " + e.getMessage());
            }
        missing.ifPresent(why -> System.out.println("skipped: " + why));
        Assumptions.assumeTrue(missing.isEmpty(), missing.orElse(""));
        return socket.orElseThrow();
    }

    private static Path start() throws IOException, InterruptedException {
        for (String program : PROGRAMS)
            if (Programs.find(program).isEmpty())
                throw new IOException(program + " is not installed (apt-get install podman runc busybox-static)");
        Path folder = Files.createTempDirectory("openclaw-podman");
        Path conf = Files.writeString(folder.resolve("containers.conf"), """
            [engine]
            cgroup_manager="cgroupfs"
            runtime="runc"
            events_logger="none"
            [containers]
            default_ulimits=["nofile=1024:1024","nproc=4096:4096"]
            """);
        Path storage = Files.writeString(folder.resolve("storage.conf"),
                "[storage]\ndriver=\"vfs\"\ngraphroot=\"" + folder + "/graph\"\nrunroot=\"" + folder + "/run\"\n");
        Path image = image(folder);
        run(folder, conf, storage, "podman", "import", image.toString(), IMAGE);
        Path where = folder.resolve("podman.sock");
        Process service = builder(folder, conf, storage, "podman", "system", "service", "-t", "0", "unix://" + where).start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(service, folder, conf, storage)));
        Await.until("podman answers", () -> Files.exists(where) && new Engine(EngineAddress.unix(where)).answers());
        return where;
    }

    private static void stop(Process service, Path folder, Path conf, Path storage) {
        try {
            run(folder, conf, storage, "podman", "rm", "-fa", "-t", "0");
            run(folder, conf, storage, "podman", "rmi", "-fa");
            service.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            run(folder, conf, storage, "rm", "-rf", folder.toString());
        } catch (IOException | InterruptedException e) {
            System.out.println("podman was not cleared away: " + e.getMessage());
        }
    }

    private static Path image(Path folder) throws IOException, InterruptedException {
        Path root = folder.resolve("root");
        for (String name : List.of("bin", "etc", "tmp", "workspace", "proc", "sys", "dev", "run", "var/tmp", "secret"))
            Files.createDirectories(root.resolve(name));
        Files.copy(Path.of(Programs.find("busybox").orElseThrow()), root.resolve("bin/busybox"));
        for (String name : List.of("sh", "cat", "ls", "id", "true", "sleep", "touch", "echo", "setsid", "kill", "head", "dd", "yes", "stty",
                "wget", "grep", "ps", "env", "mkdir", "tail", "trap", "tty"))
            Files.createSymbolicLink(root.resolve("bin").resolve(name), Path.of("busybox"));
        Files.writeString(root.resolve("etc/passwd"), "root:x:0:0:root:/root:/bin/sh\n");
        Path shadow = Files.writeString(root.resolve("etc/shadow"), "root:*:1::::::\n");
        Files.setPosixFilePermissions(shadow, java.nio.file.attribute.PosixFilePermissions.fromString("---------"));
        Path tar = folder.resolve("image.tar");
        run(folder, folder, folder, "tar", "-C", root.toString(), "-cf", tar.toString(), ".");
        return tar;
    }

    private static ProcessBuilder builder(Path folder, Path conf, Path storage, String... argv) {
        ProcessBuilder builder = new ProcessBuilder(argv).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("podman.log").toFile()));
        builder.environment().put("CONTAINERS_CONF", conf.toString());
        builder.environment().put("CONTAINERS_STORAGE_CONF", storage.toString());
        return builder;
    }

    private static void run(Path folder, Path conf, Path storage, String... argv) throws IOException, InterruptedException {
        Process process = builder(folder, conf, storage, argv).start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0)
            throw new IOException(String.join(" ", argv) + " failed: " + Files.readString(folder.resolve("podman.log")).strip());
    }
}
