package ai.openclaw.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    @ParameterizedTest
    @CsvSource({"port,0", "port,65535", "bind,loopback", "bind,lan", "bind,tailnet", "bind,auto", "bind,custom", "auth,none", "auth,token",
            "auth,password", "auth,trusted-proxy", "token,secret", "password,secret", "tailscale,off", "tailscale,serve",
            "tailscale,funnel", "ws-log,auto", "ws-log,full", "ws-log,compact", "raw-stream-path,/tmp/x", "profile,work"})
    void takesAValueInBothSpellings(String name, String value) throws UsageException {
        assertEquals(Optional.of(value), Options.parse(List.of("--" + name, value)).value(name));
        assertEquals(Optional.of(value), Options.parse(List.of("--" + name + "=" + value)).value(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tailscale-reset-on-exit", "allow-unconfigured", "force", "verbose", "compact", "dev", "reset", "raw-stream",
            "claude-cli-logs", "help"})
    void takesAFlagAndNoValueForIt(String name) throws UsageException {
        assertTrue(Options.parse(List.of("--" + name)).flag(name));
        assertRefused(2, "--" + name + " takes no value; see openclaw gateway --help", "--" + name + "=false");
    }

    @Test
    void runMayStandFirst() throws UsageException {
        assertTrue(Options.parse(List.of("run", "--dev")).flag("dev"));
        assertRefused(2, "openclaw gateway does not know \"run\"; see openclaw gateway --help", "--dev", "run");
    }

    @Test
    void minusHIsHelp() throws UsageException { assertTrue(Options.parse(List.of("-h")).flag("help")); }

    @Test
    void theLastValueCounts() throws UsageException {
        assertEquals(Optional.of("2"), Options.parse(List.of("--port", "1", "--port=2")).value("port"));
    }

    @Test
    void aValueThatLooksLikeAnOptionNeedsTheEqualsSign() throws UsageException {
        assertEquals(Optional.of("--x"), Options.parse(List.of("--token=--x")).value("token"));
        assertRefused(2, "--token needs a value; see openclaw gateway --help", "--token", "--verbose");
        assertRefused(2, "--port needs a value; see openclaw gateway --help", "--port");
    }

    @ParameterizedTest
    @ValueSource(strings = {"65536", "-1", "http", "", "1e3", "999999999999"})
    void aWrongPortIsAStartRefusal(String port) { assertRefused(1, "Invalid port: " + port + " (use 0 to 65535)", "--port=" + port); }

    @Test
    void aWrongChoiceIsAStartRefusalInTheWordsOfTheContract() {
        assertRefused(1, "Invalid --bind (use \"loopback\", \"lan\", \"tailnet\", \"auto\", or \"custom\")", "--bind", "everywhere");
        assertRefused(1, "Invalid --auth (use \"none\", \"token\", \"password\", or \"trusted-proxy\")", "--auth", "no");
        assertRefused(1, "Invalid --tailscale (use \"off\", \"serve\", or \"funnel\")", "--tailscale", "on");
        assertRefused(1, "Invalid --ws-log (use \"auto\", \"full\", or \"compact\")", "--ws-log", "long");
        assertRefused(1, "Invalid --profile (use letters, digits, - and _)", "--profile", "../other");
        assertRefused(1, "Invalid --token (it is empty)", "--token=");
    }

    @Test
    void whatDoesNotExistIsNamed() {
        assertRefused(2, "openclaw gateway has no option --prot; see openclaw gateway --help", "--prot", "1");
        assertRefused(2, "openclaw gateway does not know \"status-\"; see openclaw gateway --help", "status-");
        assertRefused(2, "openclaw gateway does not know \"--\"; see openclaw gateway --help", "--");
    }

    @Test
    void whatComesLaterSaysSoOnce() throws UsageException {
        assertEquals(List.of("--compact has no effect yet: the compact WebSocket log comes in a later version."),
                Options.parse(List.of("--compact", "--compact")).later());
        for (String flag : List.of("--tailscale=serve", "--tailscale-reset-on-exit", "--ws-log=full", "--reset", "--raw-stream",
                "--raw-stream-path=x", "--claude-cli-logs", "--strict-config"))
            assertEquals(1, Options.parse(List.of(flag)).later().size(), flag);
    }

    @Test
    void whatIsSwitchedOffNeedsNoLater() throws UsageException {
        assertEquals(List.of(), Options.parse(List.of("--tailscale", "off", "--ws-log", "auto", "--force", "--dev")).later());
    }

    @Test
    void readsThePasswordFromAFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), "open sesame\n");
        assertEquals(Optional.of("open sesame"), Options.parse(List.of("--password-file", file.toString())).value("password"));
        Path missing = folder.resolve("missing");
        assertRefused(2, "--password-file " + missing + " cannot be read: there is no such file", "--password-file", missing.toString());
        Path empty = Files.createFile(folder.resolve("empty"));
        assertRefused(1, "Invalid --password (it is empty)", "--password-file", empty.toString());
    }

    @Test
    void helpNamesEveryOptionThatWorksAndTheCommandsForARunningGateway() {
        for (String name : List.of("--port", "--bind", "--auth", "--token", "--password", "--password-file", "--allow-unconfigured",
                "--force", "--verbose", "--dev", "--profile", "gateway call", "gateway health", "gateway status"))
            assertTrue(Options.HELP.contains(name), name);
    }

    private static void assertRefused(int exitCode, String message, String... arguments) {
        UsageException refused = assertThrows(UsageException.class, () -> Options.parse(List.of(arguments)));
        assertEquals(message, refused.getMessage());
        assertEquals(exitCode, refused.exitCode());
    }
}
