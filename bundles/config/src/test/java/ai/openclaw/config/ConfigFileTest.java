package ai.openclaw.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.json5.Json5Document;
import ai.openclaw.testkit.Await;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
    private static ConfigFile in(Path home) { return new ConfigFile(home.resolve("openclaw.json"), new AuditLog(home, Clock.systemUTC())); }

    @Test
    void keepsTheFiveFormerTexts(@TempDir Path home) throws Exception {
        ConfigFile file = in(home);
        for (int i = 0; i < 8; i++)
            file.write(file.read().orElse(new byte[0]), "{v:" + i + "}", 1);
        assertEquals("{v:7}", Files.readString(home.resolve("openclaw.json")));
        List<String> names = List.of(".bak", ".bak.1", ".bak.2", ".bak.3", ".bak.4");
        for (int i = 0; i < names.size(); i++)
            assertEquals("{v:" + (6 - i) + "}", Files.readString(home.resolve("openclaw.json" + names.get(i))));
        assertFalse(Files.exists(home.resolve("openclaw.json.bak.5")));
        assertEquals(8, Files.readAllLines(home.resolve("logs/config-audit.jsonl")).size());
    }

    /** A process that is killed while it writes, ten times: the file is a whole one each time, whatever temporary files are left. */
    @Test
    void isWholeWhenItsWriterIsKilled(@TempDir Path home) throws Exception {
        for (int i = 0; i < 10; i++) {
            long before = Files.exists(home.resolve("openclaw.json"))
                    ? Files.getLastModifiedTime(home.resolve("openclaw.json")).toMillis()
                    : 0;
            Process writer = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                    System.getProperty("java.class.path"), Writer.class.getName(), home.toString()).redirectErrorStream(true)
                    .redirectOutput(home.resolve("writer.log").toFile()).start();
            Await.until("it writes", () -> Files.exists(home.resolve("openclaw.json"))
                    && Files.getLastModifiedTime(home.resolve("openclaw.json")).toMillis() > before);
            writer.waitFor(new Random(i).nextInt(60), TimeUnit.MILLISECONDS);
            writer.destroyForcibly().waitFor();
            String text = new String(in(home).read().orElseThrow(), StandardCharsets.UTF_8);
            assertTrue(Json5Document.parse(text).toTree() instanceof java.util.Map<?, ?> map && map.size() == 2, "whole");
        }
    }

    /** Writes a large configuration again and again. */
    static final class Writer {
        public static void main(String[] args) throws Exception {
            ConfigFile file = in(Path.of(args[0]));
            while (true)
                file.write(file.read().orElse(new byte[0]), "{a: '" + "x".repeat(2_000_000) + "', b: 1}", 1);
        }
    }
}
