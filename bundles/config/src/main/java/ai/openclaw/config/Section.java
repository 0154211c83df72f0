package ai.openclaw.config;

import ai.openclaw.api.Problem;
import ai.openclaw.api.SettingsReader;
import ai.openclaw.json5.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The part of the configuration that belongs to one PID.
 *
 * @param place its path in the file, for messages
 * @param json its canonical text, by which two are told apart
 * @param shown the same with credentials masked, for everybody to see
 * @param unresolved references to secrets that are not available, for which it is of no use
 */
record Section(Pid pid, String place, Object tree, String json, String shown, List<Problem> unresolved) {
    /** The service property that shows which settings a service has; one more with {@code .<pid>} behind it for components of several PIDs. */
    static final String HASH = "openclaw.settings.hash";
    // salted, so that a short secret cannot be guessed from a public service property
    private static final String SALT = Long.toHexString(System.nanoTime());

    /** A section without secrets of others. */
    static Section of(Pid pid, String place, Object tree) {
        return of(pid, place, tree, SecretValues.NONE);
    }

    static Section of(Pid pid, String place, Object tree, SecretValues secrets) {
        String json = Json.text(tree);
        Object masked = new CredentialMask(secrets.texts()).mask(tree, List.of(place.split("\\.", -1)));
        return new Section(pid, place, tree, json, masked.equals(tree) ? json : Json.text(masked), Unresolved.in(tree, secrets));
    }

    String hash() { return Hashes.sha256((SALT + pid + json).getBytes(StandardCharsets.UTF_8)).substring(0, 12); }

    static String hashProperty(Pid pid) { return HASH + "." + pid.name(); }

    Map<String, Object> properties() { return properties(json); }

    /** Its properties as ConfigAdmin keeps them. */
    Map<String, Object> shownProperties() { return properties(shown); }

    /** Without the settings, for they may hold credentials. */
    @Override
    public String toString() { return "Section[" + pid + " of " + place + "]"; }

    private Map<String, Object> properties(String text) {
        Map<String, Object> properties = new HashMap<>();
        String hash = hash();
        properties.put(SettingsReader.property(pid.name()), text);
        properties.put(HASH, hash);
        properties.put(hashProperty(pid), hash);
        if (!pid.single())
            properties.put(SettingsReader.INSTANCE, pid.instance());
        return properties;
    }
}
