package ai.openclaw.http.completions;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.RecordReader;
import ai.openclaw.api.SettingsReader;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** Reads the settings of these endpoints; what is wrong leaves them off, for a limit that was meant may be missing. */
final class CompletionsSwitch {
    private CompletionsSwitch() {}

    static CompletionsSettings.ChatCompletions settings(Map<String, Object> properties) {
        try {
            return SettingsReader.read(properties, CompletionsSettings.PID, CompletionsSettings.class).endpoints().chatCompletions();
        } catch (GatewayException e) {
            LoggerFactory.getLogger("gateway/http").error("/v1/chat/completions stays off: {}", e.message());
            return RecordReader.read(Map.of(), CompletionsSettings.class).value().orElseThrow().endpoints().chatCompletions();
        }
    }
}
