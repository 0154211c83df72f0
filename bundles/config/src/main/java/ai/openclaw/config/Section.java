package ai.openclaw.config;

import ai.openclaw.api.SettingsReader;
import ai.openclaw.json5.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The part of the configuration that belongs to one PID.
 *
 * @param place its path in the file, for messages
 * @param json its canonical text, by which two are told apart
 */
record Section(Pid pid, String place, Object tree, String json) {
    /** The service property that shows which settings a service has; one more with {@code .<pid>} behind it for components of several PIDs. */
    static final String HASH = "openclaw.settings.hash";
    // salted, so that a short secret cannot be guessed from a public service property
    private static final String SALT = Long.toHexString(System.nanoTime());

    static Section of(Pid pid, String place, Object tree) { return new Section(pid, place, tree, Json.text(tree)); }

    String hash() { return Hashes.sha256((SALT + pid + json).getBytes(StandardCharsets.UTF_8)).substring(0, 12); }

    static String hashProperty(Pid pid) { return HASH + "." + pid.name(); }

    Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        String hash = hash();
        properties.put(SettingsReader.property(pid.name()), json);
        properties.put(HASH, hash);
        properties.put(hashProperty(pid), hash);
        if (!pid.single())
            properties.put(SettingsReader.INSTANCE, pid.instance());
        return properties;
    }
}
