package ai.openclaw.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/openclaw} in a distribution whose Java says what it was asked to run. */
@DisabledOnOs(OS.WINDOWS)
class ScriptTest {
    private static final String NO_JAVA = "OpenClaw needs Java 25 or newer and found none;"
            + " install a JDK 25 (such as Eclipse Temurin), or set OPENCLAW_JAVA to its bin/java.\n";

    private record Ended(int exitCode, String out, String errors) {}

    @TempDir
    Path root;
    private Path home = Path.of("");
    private Path script = Path.of("");

    @BeforeEach
    void distribution() throws IOException {
        home = root.resolve("a path/with spaces");
        Files.createDirectories(home.resolve("lib"));
        Files.createFile(home.resolve("lib/launcher.jar"));
        Files.writeString(home.resolve("VERSION"), "1.2.3\n");
        // the Java of the machine that runs this test is none of the script's business
        String text = Files.readString(Path.of("..", "gateway", "src", "bin", "openclaw")).replace("/usr/lib/jvm/*", "")
                .replace("/opt/java/* /opt/jdk*", "").replace("/Library/Java/JavaVirtualMachines/*/Contents/Home", "");
        script = executable(home.resolve("bin/openclaw"), text);
    }

    @Test
    void saysItsVersionWithoutJava() throws Exception {
        for (String spelling : List.of("--version", "-V", "version"))
            assertEquals(new Ended(0, "OpenClaw 1.2.3\n", ""), run(Map.of(), script, spelling));
    }

    @Test
    void withoutJavaIsOneSentence() throws Exception {
        assertEquals(new Ended(1, "", NO_JAVA), run(Map.of(), script, "health"));
        assertEquals(new Ended(1, "", NO_JAVA), run(Map.of(), script, "gateway"));
    }

    @Test
    void anOlderJavaIsNone() throws Exception {
        Path old = java("old", "21.0.5");
        assertEquals(new Ended(1, "", NO_JAVA), run(Map.of("JAVA_HOME", old.toString()), script, "health"));
    }

    @Test
    void takesTheRuntimeOfTheArchiveFirstAndElseJavaHomeOrThePath() throws Exception {
        Path jdk = java("jdk 25", "25.0.1");
        assertTrue(run(Map.of("JAVA_HOME", jdk.toString()), script, "health").out.startsWith(jdk + "/bin/java\n"));
        assertTrue(run(Map.of("PATH", jdk + "/bin:/usr/bin:/bin"), script, "health").out.startsWith(jdk + "/bin/java\n"));
        Path runtime = java("a path/with spaces/runtime", "25");
        assertTrue(run(Map.of("JAVA_HOME", jdk.toString()), script, "health").out.startsWith(runtime + "/bin/java\n"));
        Path chosen = java("chosen", "26").resolve("bin/java");
        assertTrue(run(Map.of("OPENCLAW_JAVA", chosen.toString()), script, "health").out.startsWith(chosen + "\n"));
    }

    @Test
    void worksThroughLinksAndFromAnyFolder() throws Exception {
        java("a path/with spaces/runtime", "25");
        Path absolute = Files.createSymbolicLink(root.resolve("openclaw"), script);
        Path relative = Files.createSymbolicLink(Files.createDirectories(root.resolve("bin dir")).resolve("claw"), Path.of("../openclaw"));
        for (Path path : List.of(script, absolute, relative))
            assertTrue(run(Map.of("PATH", "/usr/bin:/bin"), path, "health").out.contains("\n-Dopenclaw.home=" + home + "\n"),
                    path.toString());
        Ended ended = run(home.resolve("bin"), Map.of(), List.of("sh", "openclaw", "health"));
        assertTrue(ended.out.contains("\n-Dopenclaw.home=" + home + "\n"), ended.toString());
        ended = run(root, Map.of("PATH", relative.getParent() + ":/usr/bin:/bin"), List.of("/bin/sh", "-c", "claw health"));
        assertTrue(ended.out.contains("\n-Dopenclaw.home=" + home + "\n"), ended.toString());
    }

    @Test
    void startsTheGatewayOrTheCommandLine() throws Exception {
        java("a path/with spaces/runtime", "25");
        assertRuns("ai.openclaw.launcher.Main\n--port\n1\n", "gateway", "--port", "1");
        assertRuns("ai.openclaw.launcher.Main\nrun\n", "gateway", "run");
        assertRuns("ai.openclaw.launcher.Main\n--token\na b\n--dev\n", "--dev", "gateway", "--token", "a b");
        assertRuns("ai.openclaw.launcher.Main\n--profile=work\n", "--profile", "work", "gateway");
        assertRuns("ai.openclaw.cli.Main\ngateway\ncall\nhealth\n", "gateway", "call", "health");
        assertRuns("ai.openclaw.cli.Main\n--profile=work\nhealth\n--json\n", "--profile=work", "health", "--json");
        assertRuns("ai.openclaw.cli.Main\n");
    }

    private void assertRuns(String end, String... arguments) throws Exception {
        Ended ended = run(Map.of(), script, arguments);
        assertTrue(ended.out.endsWith("\n" + end), ended.toString());
    }

    /** A folder like that of a JDK; its java prints its own path and its arguments. */
    private Path java(String folder, String version) throws IOException {
        Path jdk = root.resolve(folder);
        executable(jdk.resolve("bin/java"), "#!/bin/sh\nprintf '%s\\n' \"$0\" \"$@\"\n");
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return jdk;
    }

    private static Path executable(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
        assertTrue(file.toFile().setExecutable(true));
        return file;
    }

    private Ended run(Map<String, String> environment, Path command, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(command.toString()));
        all.addAll(List.of(arguments));
        return run(root, environment, all);
    }

    /** Runs with nothing in the environment but what is given. */
    private static Ended run(Path folder, Map<String, String> environment, List<String> command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", "/nowhere");
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        String errors = new String(process.getErrorStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        return new Ended(process.exitValue(), out, errors);
    }
}
