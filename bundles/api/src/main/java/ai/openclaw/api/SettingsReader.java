package ai.openclaw.api;

import java.util.Map;

/** Reads the settings of a component from the properties that it was activated with. */
public final class SettingsReader {
    /** The property that holds the settings of a PID as JSON text; private, so it does not show on the service. */
    public static String property(String pid) {
        return "." + pid;
    }

    /** The property that names the instance of a factory PID: the account of a channel, the id of a model provider. */
    public static final String INSTANCE = "openclaw.instance";

    private SettingsReader() {}

    /**
     * Binds the settings of a PID; unknown keys are left out of account, for {@code config} has reported them.
     *
     * @param properties the component's properties
     * @param pid as in the record's {@link Settings}
     * @throws GatewayException {@code INVALID_REQUEST} that names the key and what is wrong with it
     */
    public static <T extends Record> T read(Map<String, ?> properties, String pid, Class<T> type) {
        Object json = properties.get(property(pid));
        Reading<T> reading = RecordReader.read(json instanceof String text ? JsonText.parse(text) : null, type);
        return reading.value().orElseThrow(() -> GatewayException.invalid(pid + ": " + reading.text()));
    }

    /** The instance of a factory PID that these properties are for; {@code default} when they do not say. */
    public static String instance(Map<String, ?> properties) {
        return properties.get(INSTANCE) instanceof String name ? name : "default";
    }
}
