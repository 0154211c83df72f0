package ai.openclaw.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.process.Installation.Result;
import ai.openclaw.testkit.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code openclaw config}, once with the gateway running and once without: the same answers, and the same files. */
class ConfigCommandsIT {
    /** The last good copy while it is not yet that of the last change, which takes the gateway 2 s. */
    private static final String STALE_LAST_GOOD = ",\\s*\\{\\s*\"ids\" : \\[ \"last-good\" ],\\s*ts,\\s*\"by\" : \"[a-z.]+\",\\s*hash,\\s*bytes\\s*}";
    private static final String FILE = """
        {
          // the gateway itself
          gateway: { mode: "local", auth: { mode: "token", token: "%s" } }, /* behind */
          agents: { $include: "./agents.json5" },
          ui: { assistant: { name: "${ASSISTANT}" } },
          channels: { telegram: { enabled: false, accounts: { "my bot": { botToken: "${BOT_TOKEN}" } } } },
        }
        """.formatted(Installation.TOKEN);
    private static final List<List<String>> COMMANDS = List.of( //
            List.of("get", "gateway.mode"), List.of("get", "gateway"), List.of("get", "ui.assistant.name", "--json"),
            List.of("get", "channels.telegram.accounts[\"my bot\"].botToken"), List.of("get", "no.such.key"), List.of("get", "a..b"),
            List.of("file"), List.of("validate"), List.of("validate", "--json"), List.of("validate", "draft.json5"),
            List.of("schema", "gateway.reload"), List.of("schema", "channels.telegram", "--json"), List.of("schema"),
            List.of("schema", "no.such"), List.of("set", "logging.level", "debug"), List.of("set", "session.mainKey", "home", "--json"),
            List.of("set", "channels.telegram.accounts[\"my bot\"].name", "My Bot"),
            List.of("set", "--set", "agents.list[1].name=Second", "--set", "messages.ackReactionScope=all"),
            List.of("set", "ui.assistant", "--file", "value.json5"), List.of("set", "logging.level", "loud"),
            List.of("set", "colour", "blue"), List.of("set", "agents.list[9].id", "x"), List.of("set", "ui", "{", "--strict-json"),
            List.of("unset", "messages"), List.of("unset", "messages"), List.of("unset", "agents.list[0]"),
            List.of("plan", "--set", "gateway.port=1", "--unset", "logging"), List.of("plan", "--set", "session.mainKey=x", "--json"),
            List.of("plan", "--set", "env.vars.A=x"), List.of("plan", "--set", "logging.level=loud"), List.of("plan", "whole.json5"),
            List.of("history", "--json"), List.of("diff"), List.of("diff", "3", "1", "--json"), List.of("diff", "2", "--text"),
            List.of("diff", "9"), List.of("edit"), List.of("rollback", "1"), List.of("rollback", "2", "--json"),
            List.of("rollback", "last"), List.of("keys", "gateway.reload."), List.of("keys", "channels.telegram."));

    private static void prepare(Installation installation, Path folder) throws IOException {
        Files.createDirectories(installation.state());
        Files.writeString(installation.state().resolve("agents.json5"), "{ list: [{ id: 'a' }, { id: 'b' }] }");
        Files.writeString(folder.resolve("draft.json5"), "{\n  gateway: { port: 'x' },\n  colour: 1,\n}\n");
        Files.writeString(folder.resolve("whole.json5"), "{ gateway: { mode: 'local' } }");
        Files.writeString(folder.resolve("value.json5"), "{ name: 'Ada', avatar: 'a.png' }\n");
        installation.with("BOT_TOKEN", "123:secret-of-the-bot");
        installation.with("ASSISTANT", "Eve");
        installation.with("EDITOR", "sed -i 's/the gateway itself/edited/; s/Ada/Grace/'");
        installation.write(FILE);
    }

    /** Runs them all: what each said, without what has to differ, and the file behind it. */
    private static List<String> run(Installation installation, Path folder) throws Exception {
        List<String> protocol = new ArrayList<>();
        for (List<String> command : COMMANDS) {
            List<String> words = new ArrayList<>(List.of("config"));
            words.addAll(command);
            Result result = installation.run(words.toArray(String[]::new));
            String said = words + " = " + result.exitCode() + "\n" + result.all() + "\n" + Files.readString(installation.config());
            assertFalse(result.all().contains("secret-of-the-bot") || result.all().contains(Installation.TOKEN), said);
            assertFalse(result.all().contains("\tat "), said);
            protocol.add(same(said, folder));
        }
        return protocol;
    }

    /** Times, hashes of files with times in them, and what is said of a gateway that runs or does not. */
    private static String same(String said, Path folder) {
        return said.replace(folder.toString(), "FOLDER").replaceAll("(lastTouchedAt\"?: )\"[^\"]*\"", "$1TIME")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME").replaceAll("\"(ts|hash|bytes)\" : \"?[0-9a-f]+\"?", "$1")
                .replaceAll("(?m)^The gateway .*\n", "").replaceAll("(?m)^CHANGED +TAKES EFFECT\n(.+(anew|in place).*\n)*", "")
                .replaceAll("\"(connections|running|delayMs)\" : \\w+", "$1").replaceAll("(?m)(anew .*) \\d+$", "$1")
                .replaceAll(", \"last-good\"", "").replaceAll(STALE_LAST_GOOD, "");
    }

    @Test
    void theGatewayAndTheFilesAnswerTheSame(@TempDir Path one, @TempDir Path other) throws Exception {
        List<String> stopped;
        try (Installation installation = new Installation(one)) {
            prepare(installation, one);
            stopped = run(installation, one);
        }
        List<String> running;
        try (Installation installation = new Installation(other)) {
            prepare(installation, other);
            RunningGateway gateway = installation.gateway();
            running = run(installation, other);
            assertTrue(gateway.alive(), gateway.output());
        }
        for (int i = 0; i < COMMANDS.size(); i++)
            assertEquals(stopped.get(i), running.get(i), COMMANDS.get(i).toString());
        assertTrue(stopped.getLast().contains("// edited") || stopped.getLast().contains("// the gateway itself"), stopped.getLast());
        assertTrue(stopped.getLast().contains("/* behind */") && stopped.getLast().contains("${BOT_TOKEN}"), stopped.getLast());
    }

    @Test
    void aBrokenFileIsPutRightWhileTheGatewayRuns(@TempDir Path folder) throws Exception {
        try (Installation installation = new Installation(folder)) {
            prepare(installation, folder);
            RunningGateway gateway = installation.gateway();
            assertEquals(0, installation.run("config", "set", "session.mainKey", "home").exitCode());
            String good = Files.readString(installation.config());
            assertEquals(0, installation.run("config", "set", "session.mainKey", "work").exitCode());
            Path lastGood = installation.state().resolve("config/last-good.json5");
            Await.until("the last good one is kept", () -> Files.exists(lastGood) && Files.readString(lastGood).contains("work"));
            Files.writeString(installation.config(), "{\n  gateway: [ oh dear");
            Result refused = installation.run("config", "set", "session.mainKey", "x");
            assertEquals(1, refused.exitCode(), refused.all());
            assertTrue(refused.err().contains("openclaw.json:2:14"), refused.all());
            Result back = installation.run("config", "rollback");
            assertEquals(0, back.exitCode(), back.all());
            assertEquals(good, Files.readString(installation.config()));
            assertTrue(gateway.alive(), gateway.output());
        }
    }
}
