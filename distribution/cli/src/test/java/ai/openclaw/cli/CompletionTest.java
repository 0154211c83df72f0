package ai.openclaw.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real shell offers when somebody presses the tabulator key. */
class CompletionTest {
    @TempDir
    Path folder;
    private Terminal terminal;

    @BeforeEach
    void start() { terminal = new Terminal(folder); }

    private static boolean there(String shell) {
        return List.of("/bin/", "/usr/bin/", "/usr/local/bin/").stream().anyMatch(bin -> Files.isExecutable(Path.of(bin + shell)));
    }

    private String script(String shell) throws IOException {
        assertEquals(0, terminal.run("completion", shell), terminal.errors());
        return Files.writeString(folder.resolve("completion." + shell), terminal.out()).toString();
    }

    /** What bash would offer behind these words; keys come from a stand-in for the command. */
    private String offered(String... words) throws Exception {
        Assumptions.assumeTrue(there("bash"), "no bash on this machine");
        StringBuilder quoted = new StringBuilder();
        for (String word : words)
            quoted.append(" '").append(word).append('\'');
        String program = "openclaw() { [ \"$1 $2\" = 'config keys' ] && printf '%s\\n' \"$3one\" \"$3two.\"; }\nsource '" + script("bash")
                + "'\nCOMP_WORDS=(" + quoted + ")\nCOMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n_openclaw\necho \"${COMPREPLY[*]}\"\n";
        Process process = new ProcessBuilder("bash", "-c", program).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said.strip();
    }

    @Test
    void bashOffersCommandsAndTheirOptions() throws Exception {
        assertEquals("config completion", offered("openclaw", "co"));
        assertEquals("set schema", offered("openclaw", "config", "s"));
        assertEquals("list", offered("openclaw", "--json", "devices", "l"));
        assertEquals("--set --stdin --strict-json", offered("openclaw", "config", "set", "--s"));
        assertEquals("", offered("openclaw", "config", "ke"), "what is hidden stays hidden");
    }

    @Test
    void bashAsksForKeysWhereOneStands() throws Exception {
        for (String[] words : List.of(new String[]{"get"}, new String[]{"set"}, new String[]{"unset", "a.b"}, new String[]{"set", "--set"},
                new String[]{"plan", "--unset"}, new String[]{"schema"})) {
            String[] line = new String[words.length + 3];
            line[0] = "openclaw";
            line[1] = "config";
            System.arraycopy(words, 0, line, 2, words.length);
            line[line.length - 1] = "gateway.";
            assertEquals("gateway.one gateway.two.", offered(line));
        }
        assertEquals("", offered("openclaw", "config", "set", "gateway.port", "gateway."), "a value is no key");
    }

    @Test
    void theOtherShellsUnderstandTheirScripts() throws Exception {
        assertTrue(Files.readString(Path.of(script("zsh"))).contains("bashcompinit"));
        assertTrue(Files.readString(Path.of(script("fish"))).contains("complete -c openclaw"));
        for (String shell : List.of("bash", "zsh", "fish"))
            if (there(shell))
                assertEquals(0, new ProcessBuilder(shell, "-n", script(shell)).inheritIO().start().waitFor(), shell);
        assertEquals(CliException.USAGE, terminal.run("completion", "tcsh"));
    }
}
