package ai.openclaw.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.SecretAnswer;
import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.SecretSourceContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecSourceTest implements SecretSourceContract {
    private static final String ANSWER = "{\"protocolVersion\":1,\"values\":{\"k/1\":\"s3cret-of-exec\",\"n\":7}}";
    @TempDir
    Path folder;

    @Override
    public Sample sample() throws IOException {
        return new Sample(new ExecSource(), settings("cat > request\nprintf '%s' '" + ANSWER + "'"), "k/1", "s3cret-of-exec", "k/2");
    }

    @Test
    void asksInOneLineOfJson() throws Exception {
        find(settings("cat > request\nprintf '%s' '" + ANSWER + "'"), "k/1", "k/2");
        assertEquals("{\"protocolVersion\":1,\"provider\":\"sample\",\"ids\":[\"k/1\",\"k/2\"]}",
                Files.readString(folder.resolve("request")));
    }

    @Test
    void saysWhatIsMissingAndWhatTheProgramSaysAboutIt() throws Exception {
        Map<String, Object> settings = settings(
                "printf '%s' '{\"protocolVersion\":1,\"values\":{\"n\":7},\"errors\":{\"e\":{\"message\":\"no such"
                        + " item\"},\"f\":{}}}'");
        Map<String, SecretAnswer> answers = find(settings, "k/2", "e", "f", "n");
        assertEquals(SecretAnswer.missing("Exec provider \"sample\" response missing id \"k/2\"."), answers.get("k/2"));
        assertEquals(SecretAnswer.missing("Exec provider \"sample\" has no id \"e\": no such item"), answers.get("e"));
        assertEquals(SecretAnswer.missing("Exec provider \"sample\" has no id \"f\"."), answers.get("f"));
        assertEquals(SecretAnswer.found(""), answers.get("n"), "what is no text is found empty");
    }

    @Test
    void refusesAnAnswerThatIsNone() throws Exception {
        assertEquals("Exec provider \"sample\" wrote nothing.", refusal(settings("true")));
        assertEquals("Exec provider \"sample\" wrote something that is no JSON object; set jsonOnly: false if it writes nothing but the"
                + " secret.", refusal(settings("echo s3cret")));
        assertEquals("Exec provider \"sample\" answered without \"protocolVersion\": 1.", refusal(settings("echo '{\"values\":{}}'")));
        assertEquals("Exec provider \"sample\" answered without \"values\".", refusal(settings("echo '{\"protocolVersion\":1}'")));
    }

    @Test
    void aPlainTextIsTheOneSecretWhenItMayBe() throws Exception {
        Map<String, Object> settings = settings("echo ' plain s3cret '");
        settings.put("jsonOnly", false);
        assertEquals(SecretAnswer.found("plain s3cret"), find(settings, "a").get("a"));
        assertTrue(assertThrows(GatewayException.class, () -> find(settings, "a", "b")).message().contains("was asked for 2 ids"));
        Map<String, Object> json = settings("printf '%s' '" + ANSWER + "'");
        json.put("jsonOnly", false);
        assertEquals(SecretAnswer.found("s3cret-of-exec"), find(json, "k/1").get("k/1"));
    }

    @Test
    void namesTheExitCodeButNotWhatWasSaid() throws Exception {
        String message = refusal(settings("echo s3cret >&2\necho s3cret\nexit 3"));
        assertTrue(message.startsWith("Exec provider \"sample\" ended with exit code 3"), message);
        assertFalse(message.contains("s3cret"), message);
    }

    @Test
    void endsAProgramThatTakesTooLongWithAllThatItStarted() throws Exception {
        Path children = folder.resolve("children");
        Map<String, Object> settings = settings("sleep 60 & echo $! >> children\n(sleep 60; true) & echo $! >> children\n"
                + "echo $$ >> children\nwhile :; do echo . ; sleep 0.05; done");
        settings.put("timeoutMs", 400L);
        assertEquals("Exec provider \"sample\" timed out after 400 ms.", refusal(settings));
        List<String> pids = Files.readAllLines(children);
        assertEquals(3, pids.size());
        for (String pid : pids)
            Await.until("process " + pid + " is gone", () -> !running(Long.parseLong(pid)));
    }

    /** One that nobody has waited for yet does not run any more. */
    private static boolean running(long pid) {
        Path status = Path.of("/proc/" + pid + "/stat");
        try {
            return Files.exists(status)
                    ? !Files.readString(status).contains(") Z ")
                    : ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void endsAProgramThatSaysNothing() throws Exception {
        Map<String, Object> settings = settings("sleep 60");
        settings.put("noOutputTimeoutMs", 150L);
        assertEquals("Exec provider \"sample\" wrote nothing for 150 ms (noOutputTimeoutMs).", refusal(settings));
    }

    @Test
    void endsAProgramThatSaysTooMuch() throws Exception {
        Map<String, Object> settings = settings("while :; do echo 0123456789012345678901234567890123456789; done");
        settings.put("maxOutputBytes", 5000L);
        assertEquals("Exec provider \"sample\" wrote more than maxOutputBytes (5000).", refusal(settings));
    }

    @Test
    void doesNotWaitForAChildThatKeepsTheOutputOpen() throws Exception {
        Map<String, Object> settings = settings("sleep 60 &\nexit 0");
        settings.put("timeoutMs", 500L);
        assertEquals("Exec provider \"sample\" ended, but something that it started keeps its output open.", refusal(settings));
    }

    @Test
    void passesOnlyTheVariablesThatAreNamed() throws Exception {
        Map<String, Object> settings = settings("env | sort > environment\nprintf '%s' '" + ANSWER + "'");
        settings.put("passEnv", List.of("VAULT_ADDR", "NOT_SET"));
        settings.put("env", Map.of("FIXED", "value"));
        new ExecSource().find(SecretSourceContract.query(settings, Map.of("VAULT_ADDR", "there", "OTHER", "x"), "k/1"));
        List<String> names = Files.readAllLines(folder.resolve("environment")).stream().map(line -> line.split("=", 2)[0])
                .filter(name -> !List.of("PWD", "SHLVL", "_", "OLDPWD").contains(name)).toList();
        assertEquals(List.of("FIXED", "VAULT_ADDR"), names);
    }

    @Test
    void neverPassesWhatCouldBringInOtherCode() throws Exception {
        for (String name : List.of("LD_PRELOAD", "DYLD_INSERT_LIBRARIES", "NODE_OPTIONS", "JAVA_TOOL_OPTIONS", "GIT_SSH_COMMAND",
                "BASH_ENV")) {
            Map<String, Object> passed = settings("true");
            passed.put("passEnv", List.of(name));
            assertTrue(refusal(passed).startsWith("secrets.providers.sample.passEnv: " + name + " is never passed"), name);
            Map<String, Object> given = settings("true");
            given.put("env", Map.of(name, "x"));
            assertTrue(refusal(given).startsWith("secrets.providers.sample.env: " + name + " is never passed"), name);
        }
    }

    @Test
    void givesArgumentsToTheProgramAsTheyAre() throws Exception {
        Map<String, Object> settings = settings("printf '%s|' \"$@\" > arguments\nprintf '%s' '" + ANSWER + "'");
        settings.put("args", List.of("$HOME", "a b", "; rm x", "*"));
        find(settings, "k/1");
        assertEquals("$HOME|a b|; rm x|*|", Files.readString(folder.resolve("arguments")));
    }

    @Test
    void refusesACommandThatIsNotNamedByItsPathOrNotThere() {
        assertEquals("secrets.providers.sample.command must be an absolute path: vault", refusal(command("vault")));
        assertEquals("secrets.providers.sample.command does not exist: /no/such", refusal(command("/no/such")));
        assertEquals("secrets.providers.sample.command is missing.", refusal(new HashMap<>(Map.of("source", "exec"))));
        assertEquals("secrets.providers.sample.command is no program that this user can run: " + folder,
                refusal(command(folder.toString())));
    }

    @Test
    void refusesACommandThatOthersCouldChange() throws Exception {
        Path script = script("true");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxrwxr-x"));
        assertEquals("secrets.providers.sample.command permissions are too open: " + script, refusal(command(script.toString())));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertEquals("secrets.providers.sample.command permissions are too open: " + folder, refusal(command(script.toString())));
        Map<String, Object> insecure = command(script.toString());
        insecure.put("allowInsecurePath", true);
        assertEquals("Exec provider \"sample\" wrote nothing.", refusal(insecure));
    }

    @Test
    void followsALinkOnlyWhenItMay() throws Exception {
        Path script = script("printf '%s' '" + ANSWER + "'");
        Path link = Files.createSymbolicLink(folder.resolve("link"), script);
        Map<String, Object> settings = command(link.toString());
        assertEquals("secrets.providers.sample.command is a symbolic link: " + link + "; set allowSymlinkCommand: true to follow it.",
                refusal(settings));
        settings.put("allowSymlinkCommand", true);
        assertEquals(SecretAnswer.found("s3cret-of-exec"), find(settings, "k/1").get("k/1"));
        Files.delete(script);
        assertEquals("secrets.providers.sample.command is a symbolic link to nothing: " + link, refusal(settings));
    }

    @Test
    void runsOnlyWhatIsInTrustedFolders() throws Exception {
        Map<String, Object> settings = settings("printf '%s' '" + ANSWER + "'");
        settings.put("trustedDirs", List.of(folder.toString()));
        assertEquals(SecretAnswer.found("s3cret-of-exec"), find(settings, "k/1").get("k/1"));
        settings.put("trustedDirs", List.of("/opt/homebrew", folder + "x"));
        assertEquals("secrets.providers.sample.command is outside of trustedDirs: "
                + Path.of(String.valueOf(settings.get("command"))).toRealPath(), refusal(settings));
    }

    private Path script(String lines) throws IOException {
        Path script = Files.writeString(Files.createTempFile(folder, "vault", ".sh"), "#!/bin/sh\n" + lines + "\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------")).toRealPath();
    }

    private Map<String, Object> settings(String lines) throws IOException { return command(script(lines).toString()); }

    private static Map<String, Object> command(String path) { return new HashMap<>(Map.of("source", "exec", "command", path)); }

    private static Map<String, SecretAnswer> find(Map<String, Object> settings, String... ids) throws Exception {
        return new ExecSource().find(SecretSourceContract.query(settings, Map.of(), ids));
    }

    private static String refusal(Map<String, Object> settings) {
        return assertThrows(GatewayException.class, () -> find(settings, "k/1")).message();
    }
}
