package ai.openclaw.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.openclaw.api.LogLevel;
import ai.openclaw.api.LogSettings;
import ai.openclaw.api.SettingsReader;
import ai.openclaw.testkit.FakeGateway;
import ai.openclaw.testkit.FakeLogs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoggingTest {
    private final FakeGateway gateway = new FakeGateway(Path.of("/state"));
    private final FakeLogs logs = new FakeLogs();

    @Test
    void withoutASectionTheLogIsAsItWasStarted() {
        logging("{}");
        assertEquals(List.of(LogSettings.DEFAULT), logs.applied);
    }

    @Test
    void everySettingReachesTheLogInPlace() {
        Logging logging = logging("{}");
        logging.modified(properties("""
            {"level": "trace", "file": "logs/own.log", "maxFileBytes": 1000, "consoleLevel": "silent", "consoleStyle": "json",
             "redactSensitive": "off", "redactPatterns": ["a", "b"]}"""));
        assertEquals(new LogSettings(Optional.of(LogLevel.TRACE), Optional.of(Path.of("/state/logs/own.log")), Optional.of(1000L),
                Optional.of(LogLevel.SILENT), LogSettings.Style.JSON, false, List.of("a", "b")), logs.applied.getLast());
    }

    @Test
    void aTildeIsThePersonsHome() {
        gateway.environment.put("HOME", "/home/me");
        logging("{\"file\": \"~/own.log\"}");
        assertEquals(Optional.of(Path.of("/home/me/own.log")), logs.applied.getLast().file());
    }

    @Test
    void anUnknownLevelLeavesTheLogAsItIs() {
        Logging logging = logging("{\"level\": \"debug\"}");
        logging.modified(properties("{\"level\": \"loud\"}"));
        logging.modified(properties("{\"file\": \"nul\\u0000.log\"}"));
        assertEquals(1, logs.applied.size());
    }

    private Logging logging(String json) { return new Logging(gateway, logs, properties(json)); }

    private static Map<String, ?> properties(String json) { return Map.of(SettingsReader.property(Logging.PID), json); }
}
