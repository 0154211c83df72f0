package ai.openclaw.logging;

import ai.openclaw.api.Gateway;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.LogSettings;
import ai.openclaw.api.Logs;
import ai.openclaw.api.SettingsReader;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the settings of the log to the log, in place. Before it is there the log is as the process was started; when it goes, as for an update,
 * the log stays as it is.
 */
@Component(service = Logging.class, immediate = true, configurationPid = Logging.PID)
public final class Logging {
    static final String PID = "logging";
    private static final Logger LOG = LoggerFactory.getLogger("gateway/logging");
    private final Gateway gateway;
    private final Logs logs;

    @Activate
    public Logging(@Reference Gateway gateway, @Reference Logs logs, Map<String, ?> properties) {
        this.gateway = gateway;
        this.logs = logs;
        modified(properties);
    }

    @Modified
    void modified(Map<String, ?> properties) {
        try {
            LoggingSettings settings = SettingsReader.read(properties, PID, LoggingSettings.class);
            logs.apply(new LogSettings(settings.level(), settings.file().map(this::path), settings.maxFileBytes(), settings.consoleLevel(),
                    settings.consoleStyle(), settings.redactSensitive() == LoggingSettings.Redact.TOOLS, settings.redactPatterns()))
                    .forEach(LOG::warn);
        } catch (GatewayException | InvalidPathException e) {
            LOG.warn("{}; the log stays as it is", e.getMessage());
        }
    }

    /** Takes {@code ~} for the person's home; what is relative is in the state folder. */
    private Path path(String text) {
        if (text.startsWith("~/"))
            return Path.of(gateway.environment("HOME").orElse(System.getProperty("user.home")), text.substring(2)).normalize();
        return gateway.stateDir().resolve(text).toAbsolutePath().normalize();
    }
}
