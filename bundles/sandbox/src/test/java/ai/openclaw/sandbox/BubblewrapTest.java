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
import ai.openclaw.api.SandboxPlans;
import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.FakeAgents;
import ai.openclaw.testkit.FakeConfig;
import ai.openclaw.testkit.FakeGateway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Bubblewrap, where it is installed and may make namespaces. */
class BubblewrapTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    @TempDir
    Path temporary;
    private Path folder;
    private Path workspace;
    private FakeGateway gateway;
    private LiveSandboxes sandboxes;

    @BeforeEach
    void start() throws IOException {
        folder = temporary.toRealPath();
        workspace = Files.createDirectories(folder.resolve("state/workspace"));
        gateway = new FakeGateway(folder.resolve("state"));
        gateway.environment.put("DOCKER_HOST", "unix://" + folder.resolve("none.sock"));
        try (BubblewrapBackend backend = new BubblewrapBackend(folder.resolve("etc"))) {
            Optional<String> problem = backend.problem();
            problem.ifPresent(why -> System.out.println("skipped: " + why));
            Assumptions.assumeTrue(problem.isEmpty(), problem.orElse(""));
        }
        sandboxes = new LiveSandboxes(gateway, new FakeConfig(), new FakeAgents("main"), folder.resolve("home"), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        if (sandboxes != null)
            sandboxes.stop();
    }

    private Sandbox open(Access access) throws InterruptedException {
        return sandboxes.open(Keys.bubblewrap(workspace, access, Map.of("env", Map.of("FROM", "settings"))));
    }

    private Ran run(String line) throws Exception { return Ran.in(open(Access.WRITE), workspace, line); }

    @Test
    void runsACommandInTheFolderWithNothingButItsEnvironment() throws Exception {
        Files.writeString(workspace.resolve("a.txt"), "hello");
        assertEquals(new Ran(3, "/workspace\nhello\nsettings"), run("pwd; cat a.txt; echo; echo $FROM; exit 3"));
        assertEquals("FROM HOME PATH PWD", run("env | sed 's/=.*//' | sort | tr '\\n' ' '").words());
        assertEquals(0, run("echo back > b.txt").exit());
        assertEquals("back\n", Files.readString(workspace.resolve("b.txt")));
    }

    @Test
    void line29TheMachineIsNotThere() throws Exception {
        Files.writeString(gateway.configFile(), "{ secret: 'x' }");
        assertTrue(run("cat /etc/shadow").exit() != 0);
        assertTrue(run("cat " + gateway.configFile()).exit() != 0);
        assertTrue(run("ls /root").exit() != 0);
        assertTrue(run("ls /var/run/docker.sock").exit() != 0);
        assertTrue(run("touch /usr/x").exit() != 0);
        assertTrue(run("touch /x").exit() != 0);
        assertTrue(run("echo x >> /etc/passwd").exit() != 0);
        assertEquals(new Ran(0, "ok"), run("touch /tmp/x && echo ok"));
        assertEquals("0000000000000000", run("grep CapEff /proc/self/status | cut -f2").words());
        assertEquals("1", run("ls /sys/class/net /proc/self/net/dev 2>/dev/null | wc -l; true").words());
        assertFalse(run("ls /proc | grep -E '^[0-9]+$'").words().contains(Long.toString(ProcessHandle.current().pid())));
    }

    @Test
    void thereIsNoNetwork() throws Exception { assertEquals("lo", run("tail -n +3 /proc/net/dev | cut -d: -f1 | tr -d ' '").words()); }

    @Test
    void aReadOnlyWorkspaceIsReadOnly() throws Exception {
        assertTrue(Ran.in(open(Access.READ), workspace, "touch b.txt").exit() != 0);
        assertThrows(GatewayException.class, () -> Ran.in(open(Access.READ), folder, "true"));
    }

    @Test
    void feedsTheCommandUntilTheEndOfItsInput() throws Exception {
        try (CommandProcess process = open(Access.WRITE).start(Ran.command(workspace, "cat; echo end"))) {
            process.input().write("line\n".getBytes(StandardCharsets.UTF_8));
            process.input().close();
            assertEquals("line\nend\n", new String(process.output().readAllBytes(), StandardCharsets.UTF_8));
            assertEquals(OptionalInt.of(0), process.await(PATIENCE));
        }
    }

    @Test
    void givesATerminalOfTheSizeThatIsAskedFor() throws Exception {
        Assumptions.assumeTrue(Programs.find("script").isPresent(), "script is not installed");
        Command command = new Command(List.of("/bin/sh", "-c", "tty; stty size; echo 'it'\"'s\""), workspace, Map.of("TERM", "xterm"),
                Optional.of(new Command.TerminalSize(101, 31)));
        try (CommandProcess process = open(Access.WRITE).start(command)) {
            String words = new String(process.output().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(words.contains("/dev/pts/") && words.contains("31 101") && words.contains("it's"), words);
        }
    }

    @Test
    void line30AKillEndsEverythingInside() throws Exception {
        try (CommandProcess process = open(Access.WRITE)
                .start(Ran.command(workspace, "trap 'echo told' TERM; setsid sleep 2001 & echo up; while :; do read x; done"))) {
            assertEquals("up", new String(process.output().readNBytes(3), StandardCharsets.UTF_8).strip());
            process.kill(false);
            assertEquals("told", new String(process.output().readNBytes(5), StandardCharsets.UTF_8).strip());
            process.kill(true);
            assertEquals(OptionalInt.of(137), process.await(PATIENCE));
        }
        Await.until("nothing is left", () -> !running("sleep 2001"));
    }

    @Test
    void stoppingEndsCommands() throws Exception {
        CommandProcess process = open(Access.WRITE).start(Ran.command(workspace, "sleep 2002"));
        sandboxes.stop();
        assertTrue(process.await(PATIENCE).isPresent());
        Await.until("nothing is left", () -> !running("sleep 2002"));
        assertThrows(GatewayException.class, () -> run("true"));
    }

    private static boolean running(String line) {
        return ProcessHandle.allProcesses().anyMatch(process -> process.info().commandLine().filter(line::equals).isPresent()
                || process.info().commandLine().filter(text -> text.endsWith(" " + line)).isPresent());
    }

    @Test
    void isListedAndForgottenWhenNobodyUsesIt() throws Exception {
        run("true");
        assertEquals("bubblewrap agent:main:main", sandboxes.list().getFirst().backend() + " " + sandboxes.list().getFirst().scope());
        sandboxes.stop();
        Clock later = Clock.fixed(Instant.now().plus(Duration.ofDays(2)), ZoneOffset.UTC);
        UseLog log = new UseLog(gateway.stateDir().resolve("sandbox/uses.json"), later);
        assertEquals(1, log.all().size());
        new Pruning(sandboxes, log, new FakeConfig(), new FakeAgents("main"), later).prune();
        assertEquals(List.of(), sandboxes.list());
    }

    @Test
    void thePlanSaysWhatIsNotLimited() {
        SandboxPlans.Plan plan = sandboxes.plan(Keys.bubblewrap(workspace, Access.WRITE, Map.of("setupCommand", "x", "user", "1:1")));
        assertEquals("bubblewrap", plan.backend());
        assertTrue(plan.works(), plan.words());
        assertTrue(plan.unlimited().containsAll(List.of("setupCommand", "user")), plan.unlimited().toString());
    }

    @Test
    void aWallThatCannotBeMadeIsTold() throws Exception {
        Sandbox sandbox = sandboxes.open(Keys.bubblewrap(workspace, Access.WRITE, Map.of("tmpfs", List.of("/proc/none"))));
        GatewayException refused = assertThrows(GatewayException.class, () -> Ran.in(sandbox, workspace, "true"));
        assertTrue(refused.message().contains("did not start the command: bwrap: "), refused.message());
    }

    @Test
    void aNetworkThatItCannotMakeIsRefused() {
        GatewayException refused = assertThrows(GatewayException.class,
                () -> sandboxes.open(Keys.bubblewrap(workspace, Access.WRITE, Map.of("network", "bridge"))));
        assertTrue(refused.message().contains("bubblewrap knows none and host"), refused.message());
    }

    @Test
    void withoutEngineTheRefusalNamesWhatToInstall() {
        GatewayException refused = assertThrows(GatewayException.class, () -> sandboxes
                .open(new ai.openclaw.api.SandboxKey("shared", "main", workspace, Access.WRITE, workspace, Map.of("backend", "docker"))));
        assertTrue(refused.message().contains("install Docker, or podman"), refused.message());
        assertTrue(refused.message().contains("Nothing was run"), refused.message());
    }
}
