package ai.openclaw.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.Command;
import ai.openclaw.api.CommandProcess;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Sandbox;
import ai.openclaw.api.SandboxKey.Access;
import ai.openclaw.api.SandboxKey;
import ai.openclaw.api.Sandboxes.Listed;
import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.FakeAgents;
import ai.openclaw.testkit.FakeConfig;
import ai.openclaw.testkit.FakeGateway;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Containers of a real engine, made through its API. */
class ContainersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    @TempDir
    Path folder;
    private LiveSandboxes sandboxes;
    private FakeGateway gateway;
    private Path workspace;

    @BeforeEach
    void start() throws IOException {
        Path socket = Podman.socket();
        workspace = Files.createDirectories(folder.resolve("state/workspace"));
        gateway = new FakeGateway(folder.resolve("state"));
        gateway.environment.put("DOCKER_HOST", "unix://" + socket);
        sandboxes = new LiveSandboxes(gateway, new FakeConfig(), new FakeAgents("main"), folder.resolve("home"), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        sandboxes.remove(_ -> true);
        sandboxes.stop();
    }

    private SandboxKey key(Access access, Object... docker) {
        Map<String, Object> settings = new HashMap<>(Map.of("image", Podman.IMAGE));
        for (int i = 0; i < docker.length; i += 2)
            settings.put(String.valueOf(docker[i]), docker[i + 1]);
        return Keys.of("agent:main:main", workspace, access, settings);
    }

    private Ran run(String line) throws Exception { return Ran.in(sandboxes.open(key(Access.WRITE)), workspace, line); }

    @Test
    void runsACommandInTheFolder() throws Exception {
        Files.writeString(workspace.resolve("a.txt"), "hello");
        assertEquals(new Ran(3, "/workspace\nhello"), run("pwd; cat a.txt; exit 3"));
        assertEquals(new Ran(0, ""), run("echo back > b.txt"));
        assertEquals("back\n", Files.readString(workspace.resolve("b.txt")));
    }

    @Test
    void standardErrorComesInItsPlaceAndAMissingProgramIsTold() throws Exception {
        Ran ran = run("echo one; echo two >&2; no-such-program");
        assertEquals(127, ran.exit());
        assertTrue(ran.words().startsWith("one\ntwo\n") && ran.words().contains("no-such-program"), ran.words());
    }

    @Test
    void feedsTheCommandUntilTheEndOfItsInput() throws Exception {
        try (CommandProcess process = sandboxes.open(key(Access.WRITE)).start(Ran.command(workspace, "cat; echo end"))) {
            process.input().write("line\n".getBytes(StandardCharsets.UTF_8));
            process.input().close();
            assertEquals("line\nend\n", new String(process.output().readAllBytes(), StandardCharsets.UTF_8));
            assertEquals(OptionalInt.of(0), process.await(PATIENCE));
        }
    }

    @Test
    void givesATerminalOfTheSizeThatIsAskedFor() throws Exception {
        Command command = new Command(List.of("/bin/sh", "-c", "tty; stty size"), workspace, Map.of("TERM", "xterm"),
                Optional.of(new Command.TerminalSize(101, 31)));
        try (CommandProcess process = sandboxes.open(key(Access.WRITE)).start(command)) {
            String words = new String(process.output().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(words.contains("/dev/pts/") && words.contains("31 101"), words);
            assertEquals(OptionalInt.of(0), process.await(PATIENCE));
        }
    }

    @Test
    void line29TheRootCannotBeWrittenAndSecretsOfTheMachineAreNotThere() throws Exception {
        Files.writeString(gateway.configFile(), "{ secret: 'x' }");
        assertTrue(run("touch /secret/x").exit() != 0);
        assertTrue(run("echo x > /etc/passwd").exit() != 0);
        assertTrue(run("cat /etc/shadow").exit() != 0);
        assertTrue(run("cat " + gateway.configFile()).exit() != 0);
        assertTrue(run("ls " + folder).exit() != 0);
        assertTrue(run("ls /var/run/docker.sock /run/podman").exit() != 0);
        assertEquals(new Ran(0, "ok"), run("touch /tmp/x && echo ok"));
    }

    @Test
    void thereIsNoNetworkAndThereAreNoCapabilities() throws Exception {
        assertTrue(run("wget -O- http://192.0.2.1/").exit() != 0);
        assertEquals("lo:", run("grep -o '[a-z0-9]*:' /proc/net/dev").words());
        String status = run("grep -E 'CapEff|CapBnd|NoNewPrivs' /proc/self/status").words().replaceAll("\\s+", " ");
        assertTrue(status.contains("CapEff: 0000000000000000") && status.contains("CapBnd: 0000000000000000")
                && status.contains("NoNewPrivs: 1"), status);
    }

    @Test
    void aReadOnlyWorkspaceIsReadOnlyAndOtherFoldersAreNotThere() throws Exception {
        Files.writeString(workspace.resolve("a.txt"), "hello");
        Sandbox sandbox = sandboxes.open(key(Access.READ));
        assertEquals(new Ran(0, "hello"), Ran.in(sandbox, workspace, "cat a.txt"));
        assertTrue(Ran.in(sandbox, workspace, "touch b.txt").exit() != 0);
        GatewayException refused = assertThrows(GatewayException.class, () -> Ran.in(sandbox, folder, "true"));
        assertTrue(refused.message().contains("is not in the sandbox"), refused.message());
        Files.createSymbolicLink(workspace.resolve("out"), Path.of("/etc"));
        assertThrows(GatewayException.class, () -> Ran.in(sandbox, workspace.resolve("out"), "ls"));
    }

    @Test
    void line30AKillEndsTheWholeGroupAndWhatLeftIt() throws Exception {
        Sandbox sandbox = sandboxes.open(key(Access.WRITE));
        try (CommandProcess process = sandbox
                .start(Ran.command(workspace, "trap '' TERM; sleep 1001 & setsid sleep 1002 & echo up; while :; do sleep 1; done"))) {
            assertEquals('u', process.output().read());
            process.kill(false);
            assertEquals(OptionalInt.empty(), process.await(Duration.ofMillis(300)));
            process.kill(true);
            assertEquals(OptionalInt.of(137), process.await(PATIENCE));
        }
        assertEquals("", Ran.in(sandbox, workspace, "ps | grep 'sleep 100[12]' | grep -v grep").words());
    }

    @Test
    void closingEndsTheCommand() throws Exception {
        Sandbox sandbox = sandboxes.open(key(Access.WRITE));
        sandbox.start(Ran.command(workspace, "sleep 1003")).close();
        assertEquals("", Ran.in(sandbox, workspace, "ps | grep 'sleep 1003' | grep -v grep").words());
    }

    @Test
    void aForkBombIsHeldAndEnded() throws Exception {
        SandboxKey key = key(Access.WRITE, "pidsLimit", 40);
        Sandbox sandbox = sandboxes.open(key);
        try (CommandProcess process = sandbox.start(Ran.command(workspace, "b() { b | b & }; b; sleep 1000"))) {
            Thread.startVirtualThread(() -> {
                try (InputStream output = process.output()) {
                    output.transferTo(java.io.OutputStream.nullOutputStream());
                } catch (IOException e) {
                    // the container may be ended with it
                }
            });
            assertEquals(OptionalInt.empty(), process.await(Duration.ofMillis(500)));
            process.kill(true);
            assertTrue(process.await(PATIENCE).isPresent());
        }
        assertEquals(new Ran(0, "alive"), Ran.in(sandboxes.open(key), workspace, "echo alive"));
    }

    @Test
    void outputWithoutEndWaitsForWhoReads() throws Exception {
        try (CommandProcess process = sandboxes.open(key(Access.WRITE)).start(Ran.command(workspace, "yes; echo never"))) {
            byte[] bytes = new byte[1 << 20];
            for (int i = 0; i < 64; i++)
                assertEquals(bytes.length, process.output().readNBytes(bytes, 0, bytes.length));
            assertEquals(OptionalInt.empty(), process.await(Duration.ofMillis(50)));
        }
    }

    @Test
    void isMadeAnewWithOtherSettingsAndKeptWithTheSame() throws Exception {
        run("echo 1 > /tmp/kept");
        assertEquals(0, run("cat /tmp/kept").exit());
        Ran other = Ran.in(sandboxes.open(key(Access.WRITE, "env", Map.of("A", "b"))), workspace, "cat /tmp/kept || echo $A");
        assertTrue(other.words().endsWith("b"), other.words());
        assertTrue(run("cat /tmp/kept").exit() != 0);
        assertEquals(1, sandboxes.list().size());
    }

    @Test
    void isSetUpOnceAndAFailedSetUpLeavesNothing() throws Exception {
        SandboxKey good = key(Access.WRITE, "setupCommand", "echo set >> setup.txt");
        Ran.in(sandboxes.open(good), workspace, "true");
        Ran.in(sandboxes.open(good), workspace, "true");
        assertEquals("set\n", Files.readString(workspace.resolve("setup.txt")));
        GatewayException failed = assertThrows(GatewayException.class,
                () -> sandboxes.open(key(Access.WRITE, "setupCommand", List.of("echo broken", "exit 4"))));
        assertTrue(failed.message().contains("code 4: broken"), failed.message());
        assertEquals(List.of(), sandboxes.list());
    }

    @Test
    void aMissingImageIsToldWithTheCommandThatBuildsIt() {
        GatewayException missing = assertThrows(GatewayException.class, () -> sandboxes.open(key(Access.WRITE, "image", "not-there:1")));
        assertTrue(missing.message().contains("docker build -t not-there:1"), missing.message());
    }

    @Test
    void anotherLifeOfTheGatewayFindsItAndRemovesItWhenItIsOld() throws Exception {
        run("true");
        sandboxes.stop();
        FakeConfig config = new FakeConfig();
        Clock later = Clock.fixed(Instant.now().plus(Duration.ofHours(25)), ZoneOffset.UTC);
        sandboxes = new LiveSandboxes(gateway, config, new FakeAgents("main"), folder.resolve("home"), later);
        Listed info = sandboxes.list().getFirst();
        assertEquals("agent:main:main", info.scope());
        assertTrue(info.running() && info.name().startsWith("openclaw-sbx-agent-main-main-"), info.name());
        Pruning kept = new Pruning(sandboxes, log(), with(config, 0, 7), new FakeAgents("main"), later);
        kept.prune();
        assertEquals(1, sandboxes.list().size());
        new Pruning(sandboxes, log(), with(config, 24, 7), new FakeAgents("main"), later).prune();
        assertEquals(List.of(), sandboxes.list());
    }

    private UseLog log() { return new UseLog(gateway.stateDir().resolve("sandbox/uses.json"), Clock.systemUTC()); }

    private static FakeConfig with(FakeConfig config, int idleHours, int maxAgeDays) {
        config.values.put("agents.defaults.sandbox.prune", Map.of("idleHours", idleHours, "maxAgeDays", maxAgeDays));
        return config;
    }

    @Test
    void stoppingEndsCommandsWithinTwoSeconds() throws Exception {
        CommandProcess process = sandboxes.open(key(Access.WRITE)).start(Ran.command(workspace, "sleep 1004"));
        long start = System.nanoTime();
        sandboxes.stop();
        assertTrue(System.nanoTime() - start < Duration.ofSeconds(2).toNanos());
        Await.until("it ended", () -> process.await(Duration.ofMillis(10)).isPresent());
        assertThrows(GatewayException.class, () -> run("true"));
    }

    @Test
    void thePlanNamesTheEngineTheMountsAndTheLimits() {
        ai.openclaw.api.SandboxPlans.Plan plan = sandboxes.plan(key(Access.READ));
        assertTrue(plan.works() && plan.words().contains("podman.sock"), plan.words());
        assertEquals("docker", plan.backend());
        assertEquals(new ai.openclaw.api.SandboxPlans.Mount(workspace, "/workspace", false), plan.mounts().getFirst());
        assertEquals("256", plan.limits().get("pidsLimit"));
        assertFalse(plan.limits().isEmpty());
    }
}
