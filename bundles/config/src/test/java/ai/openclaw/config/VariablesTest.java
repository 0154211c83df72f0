package ai.openclaw.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.references.Variables;
import ai.openclaw.testkit.FakeGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariablesTest {
    private static final Map<String, Object> ENABLED = Map.of("env", Map.of("shellEnv", Map.of("enabled", true)));
    @TempDir
    Path folder;
    private FakeGateway gateway = new FakeGateway(Path.of(""));

    @BeforeEach
    void start() { gateway = new FakeGateway(folder); }

    @Test
    void theNearerPlaceWins() throws Exception {
        Path working = Files.writeString(folder.resolve("working.env"), "A=working\nB=working\nC=\n");
        Path state = Files.writeString(folder.resolve("state.env"), "A=state\nB=state\nC=state\nE=\n");
        shell("printf 'A=shell\\0B=shell\\0C=shell\\0D=shell\\0E=shell\\0F=shell\\0'");
        gateway.environment.put("A", "process");
        gateway.environment.put("B", "");
        Map<String, Object> env = Map.of("vars", Map.of("C", "vars", "D", "vars"), "D", "own", "E", "own", "F", "", "shellEnv",
                Map.of("enabled", true));
        Variables variables = variables(gateway, List.of(working, state), Map.of("env", env));
        assertEquals(Optional.of("process"), variables.find("A"));
        assertEquals(Optional.of("working"), variables.find("B"), "set but empty counts as missing");
        assertEquals(Optional.of("state"), variables.find("C"), "set but empty counts as missing");
        assertEquals(Optional.of("vars"), variables.find("D"));
        assertEquals(Optional.of("own"), variables.find("E"), "set but empty counts as missing");
        assertEquals(Optional.of("shell"), variables.find("F"), "set but empty counts as missing");
        assertEquals(Optional.empty(), variables.find("G"));
    }

    @Test
    void theLoginShellIsAskedOnceAndOnlyForWhatIsMissing() throws Exception {
        shell("echo \"$*\" >> '" + folder + "/asked'; printf 'Welcome!\\nA=1\\0B=two\\nlines\\0EMPTY=\\0'");
        gateway.environment.put("SET", "here");
        Variables variables = variables(ENABLED);
        assertEquals(Optional.of("here"), variables.find("SET"));
        assertFalse(Files.exists(folder.resolve("asked")));
        assertEquals(Optional.of("1"), variables.find("A"));
        assertEquals(Optional.of("two\nlines"), variables.find("B"));
        assertEquals(Optional.empty(), variables.find("EMPTY"));
        assertEquals("-l -c env -0\n", Files.readString(folder.resolve("asked")));
    }

    @Test
    void theLoginShellIsNotAskedUnlessThatIsEnabled() throws Exception {
        shell("touch '" + folder + "/asked'; printf 'A=1\\0'");
        assertEquals(Optional.empty(), variables(Map.of("env", Map.of("shellEnv", Map.of("enabled", false)))).find("A"));
        assertEquals(Optional.empty(), variables(Map.of()).find("A"));
        assertFalse(Files.exists(folder.resolve("asked")));
        gateway.environment.put("OPENCLAW_LOAD_SHELL_ENV", "1");
        assertEquals(Optional.of("1"), variables(Map.of()).find("A"));
    }

    @Test
    void theLoginShellGetsNoneOfTheGatewaysSecrets() throws Exception {
        gateway.environment.put("OPENCLAW_GATEWAY_TOKEN", "hush");
        gateway.environment.put("HOME", folder.toString());
        gateway.environment.put("PATH", System.getenv("PATH"));
        shell("exec env -0");
        ShellEnvironment shell = new ShellEnvironment(gateway);
        Variables variables = new Variables(new FakeGateway(folder)::environment, List.of(), ENABLED, name -> shell.find(name, ENABLED));
        assertEquals(Optional.of(folder.toString()), variables.find("HOME"));
        assertEquals(Optional.empty(), variables.find("OPENCLAW_GATEWAY_TOKEN"));
        assertEquals(Optional.empty(), variables.find("JAVA_HOME"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"printf 'A=1\\0'; exit 3", "exec sleep 60", "printf 'A=1\\0'; exec yes", "sleep 60 | sleep 60"})
    void aShellThatMisbehavesIsLeftAlone(String script) throws Exception {
        shell(script);
        Instant from = Instant.now();
        Map<String, Object> impatient = Map.of("env", Map.of("shellEnv", Map.of("enabled", true, "timeoutMs", 500L)));
        assertEquals(Optional.empty(), variables(impatient).find("A"));
        assertTrue(Duration.between(from, Instant.now()).compareTo(Duration.ofSeconds(20)) < 0);
    }

    @Test
    void whatAProfileLeavesRunningDoesNotHoldTheAnswerUp() throws Exception {
        shell("sleep 60 & printf 'A=1\\0'");
        Instant from = Instant.now();
        assertEquals(Optional.of("1"), variables(ENABLED).find("A"));
        assertTrue(Duration.between(from, Instant.now()).compareTo(Duration.ofSeconds(12)) < 0);
    }

    @Test
    void aShellThatIsNoProgramIsNotRun() {
        gateway.environment.put("SHELL", "not/absolute");
        assertEquals(Optional.empty(), variables(ENABLED).find("SURELY_NOT_SET_ANYWHERE"));
    }

    private Variables variables(Map<String, Object> tree) { return variables(gateway, List.of(), tree); }

    private static Variables variables(FakeGateway gateway, List<Path> dotEnvs, Map<String, Object> tree) {
        ShellEnvironment shell = new ShellEnvironment(gateway);
        return new Variables(gateway::environment, dotEnvs, tree, name -> shell.find(name, tree));
    }

    private void shell(String script) throws IOException {
        Path shell = Files.writeString(folder.resolve("shell"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(shell, PosixFilePermissions.fromString("rwx------"));
        gateway.environment.put("SHELL", shell.toString());
    }
}
