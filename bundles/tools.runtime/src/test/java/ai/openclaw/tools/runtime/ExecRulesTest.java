package ai.openclaw.tools.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.AgentInfo;
import ai.openclaw.api.Command;
import ai.openclaw.api.CommandProcess;
import ai.openclaw.api.Elevation;
import ai.openclaw.api.ErrorCode;
import ai.openclaw.api.ExecApprovals;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Sandbox;
import ai.openclaw.api.SandboxKey;
import ai.openclaw.api.Sandboxes;
import ai.openclaw.api.ToolResult;
import ai.openclaw.api.Workplace;
import ai.openclaw.testkit.FakeSessions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where commands may run, with which environment, and who is asked before. */
class ExecRulesTest {
    private static final List<String> SHELL = List.of("/bin/sh", "-c");
    @TempDir
    Path folder;
    private Bench bench;

    @BeforeEach
    void open() { bench = new Bench(folder); }

    @AfterEach
    void close() throws Exception { bench.close(); }

    /** Security checklist 27. */
    @Test
    void line27OnlyNamedVariablesArePassedOn() throws Exception {
        String environment = bench.exec("env").text();
        assertTrue(environment.contains("OPENCLAW_SHELL=exec"), environment);
        assertTrue(environment.contains("LC_ALL=C.UTF-8"), environment);
        for (String secret : List.of("secret-token", "secret-key", "LD_PRELOAD", "OPENCLAW_GATEWAY_TOKEN", "ANTHROPIC_API_KEY"))
            assertFalse(environment.contains(secret), environment);
        assertTrue(environment.contains("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"), environment);
    }

    /** Security checklist 27. */
    @ParameterizedTest
    @ValueSource(strings = {"LD_PRELOAD", "LD_LIBRARY_PATH", "DYLD_INSERT_LIBRARIES", "NODE_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS",
            "JDK_JAVA_OPTIONS", "MAVEN_OPTS", "GIT_SSH_COMMAND", "GIT_EXEC_PATH", "BASH_ENV", "ENV", "PYTHONPATH", "PERL5OPT", "RUBYOPT",
            "PATH", "HOME", "IFS", "PS4", "OPENCLAW_SHELL", "ld_preload", "BASH_FUNC_ls%%", "A=B", "", "GLIBC_TUNABLES"})
    void line27RefusesVariablesThatChangeWhatIsLoaded(String name) throws Exception {
        ToolResult result = bench.run("exec", Map.of("command", "echo ran", "env", Map.of(name, "x")));
        assertTrue(result.error());
        assertTrue(result.text().contains(name), result.text());
        assertFalse(result.text().contains("ran\n"));
    }

    @Test
    void setsWhatTheModelAsksForAndPrependsConfiguredFolders() throws Exception {
        bench.settings(Map.of("pathPrepend", List.of("/opt/mine/bin")));
        assertEquals("blue /opt/mine/bin",
                bench.run("exec", Map.of("command", "echo $COLOUR ${PATH%%:*}", "env", Map.of("COLOUR", "blue"))).text());
    }

    /** Security checklist 26: what was approved is spawned, nothing else, and looked at once more right before. */
    @Test
    void line26SpawnsWhatWasApprovedAndChecksItAgain() throws Exception {
        Approvals approvals = new Approvals(
                request -> new ExecApprovals.Verdict.Allowed(List.of("/bin/echo", "approved; echo $HOME"), "rule", () -> {}));
        bench.tools.approvals = approvals;
        bench.settings(Map.of("security", "allowlist", "ask", "on-miss"));
        assertEquals("approved; echo $HOME", bench.run("exec", Map.of("command", "rm -rf x", "env", Map.of("A", "b"))).text(),
                "no shell is put around it");
        ExecApprovals.Request asked = approvals.requests.getFirst();
        assertEquals("rm -rf x", asked.command());
        assertEquals(folder.toRealPath(), asked.folder());
        assertEquals(Map.of("A", "b"), asked.environment());
        assertEquals("gateway", asked.host());
        assertEquals(Optional.of("allowlist"), asked.security());
        assertEquals(Optional.of("on-miss"), asked.ask());
        bench.tools.approvals = new Approvals(
                request -> new ExecApprovals.Verdict.Allowed(List.of("/bin/sh", "-c", "touch ran"), "rule", () -> {
                    throw new GatewayException(ErrorCode.FORBIDDEN, "the folder is another one now");
                }));
        assertEquals("the folder is another one now", bench.exec("touch ran").text());
        assertFalse(Files.exists(folder.resolve("ran")));
    }

    @Test
    void tellsWhyACommandWasRefused() throws Exception {
        bench.tools.approvals = new Approvals(request -> new ExecApprovals.Verdict.Refused("a person said no"));
        ToolResult result = bench.exec("touch ran");
        assertTrue(result.error());
        assertEquals("exec: a person said no", result.text());
        assertFalse(Files.exists(folder.resolve("ran")));
    }

    @Test
    void withoutApprovalsOnlyWhatNeedsNoneRuns() throws Exception {
        assertEquals("hi", bench.exec("echo hi").text());
        for (Map<String, Object> stricter : List.<Map<String, Object>>of(Map.of("security", "allowlist"), Map.of("ask", "always"),
                Map.of("security", "deny"))) {
            bench.settings(stricter);
            assertTrue(bench.exec("touch ran").error(), stricter.toString());
        }
        bench.config.values.clear();
        assertTrue(bench.exec("touch ran").text().contains("the bundle that asks for it is not running"));
        assertFalse(Files.exists(folder.resolve("ran")));
    }

    @Test
    void aCallCanOnlyBeStricterThanConfigured() throws Exception {
        assertTrue(bench.run("exec", Map.of("command", "touch ran", "security", "deny")).error());
        assertTrue(bench.run("exec", Map.of("command", "touch ran", "ask", "always")).error());
        bench.config.values.clear();
        assertTrue(bench.run("exec", Map.of("command", "touch ran", "security", "full", "ask", "off")).error());
        assertFalse(Files.exists(folder.resolve("ran")));
    }

    @Test
    void theSessionWinsOverTheAgentAndTheAgentOverAll() throws Exception {
        bench.settings(Map.of("security", "deny"));
        bench.agents.agents.set(0, new AgentInfo("main", Optional.empty(), folder, "fake/fake-1", Map.of(),
                Map.of("tools", Map.of("exec", Map.of("security", "full")))));
        assertEquals("hi", bench.exec("echo hi").text());
        bench.sessions.entries.add(FakeSessions.entry("agent:main:main", "s1", 0, Map.of("execSecurity", "deny")));
        assertTrue(bench.exec("echo hi").error());
    }

    @Test
    void aWrongSettingIsNamed() throws Exception {
        bench.settings(Map.of("backgroundMs", "soon"));
        assertTrue(bench.exec("echo hi").text().startsWith("tools.exec: at /backgroundMs: must be integer"), bench.exec("echo hi").text());
    }

    @Test
    void aSandboxedCommandNeverRunsOnTheHost() throws Exception {
        bench.place = new Workplace(folder, true, true, Optional.of(key()));
        ToolResult without = bench.exec("touch ran");
        assertTrue(without.error());
        assertTrue(without.text().contains("sandbox"), without.text());
        assertTrue(bench.run("exec", Map.of("command", "touch ran", "host", "gateway")).text().contains("is not allowed here"));
        assertTrue(bench.run("exec", Map.of("command", "touch ran", "elevated", true)).text().contains("elevated mode is off"));
        assertTrue(bench.run("exec", Map.of("command", "touch ran", "host", "node")).text().contains("nodes"));
        assertFalse(Files.exists(folder.resolve("ran")));
    }

    @Test
    void aSandboxedCommandRunsInItsSandbox() throws Exception {
        bench.place = new Workplace(folder, true, true, Optional.of(key()));
        List<Command> started = new ArrayList<>();
        bench.tools.sandboxes = new OneSandbox(command -> {
            started.add(command);
            return new HostCommands().start(new Command(List.of("/bin/echo", "inside"), command.folder(), Map.of(), Optional.empty()));
        });
        assertEquals("inside", bench.run("exec", Map.of("command", "id", "env", Map.of("A", "b"))).text());
        assertEquals(List.of("/bin/sh", "-c", "id"), started.getFirst().argv());
        assertEquals("b", started.getFirst().environment().get("A"));
        assertFalse(started.getFirst().environment().containsKey("PATH"), "the sandbox has its own");
    }

    @Test
    void elevatedRunsOnTheHostAsFarAsItGoes() throws Exception {
        bench.place = new Workplace(folder, true, true, Optional.of(key()));
        bench.settings(Map.of("security", "allowlist", "ask", "always"));
        bench.elevation = new Elevation(Elevation.Level.FULL, true, "allowed");
        assertEquals("hi", bench.run("exec", Map.of("command", "echo hi", "elevated", true)).text());
        bench.elevation = new Elevation(Elevation.Level.ON, true, "allowed");
        Approvals approvals = new Approvals(request -> new ExecApprovals.Verdict.Allowed(
                java.util.stream.Stream.concat(SHELL.stream(), java.util.stream.Stream.of(request.command())).toList(), "asked", () -> {}));
        bench.tools.approvals = approvals;
        assertEquals("hi", bench.exec("echo hi").text());
        assertEquals(1, approvals.requests.size(), "on is with approvals");
    }

    private SandboxKey key() { return new SandboxKey("shared", "main", folder, SandboxKey.Access.NONE, folder, Map.of()); }

    /** Decides as told and remembers who asked. */
    private record Approvals(java.util.function.Function<ExecApprovals.Request, Verdict> rule,
            List<Request> requests) implements ExecApprovals {
        Approvals(java.util.function.Function<ExecApprovals.Request, Verdict> rule) { this(rule, new ArrayList<>()); }

        @Override
        public Verdict decide(Request request) {
            requests.add(request);
            return rule.apply(request);
        }
    }

    /** Starts a command in place of a container. */
    private interface Start {
        CommandProcess start(Command command);
    }

    /** The only sandbox there is. */
    private record OneSandbox(Start start) implements Sandboxes {
        @Override
        public Sandbox open(SandboxKey key) { return start::start; }

        @Override
        public List<Listed> list() { return List.of(); }

        @Override
        public List<Listed> remove(Predicate<Listed> which) { return List.of(); }
    }
}
