package ai.openclaw.schema;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which keys hold credentials by their name, for what no schema knows. */
public final class Sensitive {
    private static final List<String> ENDINGS = List.of("token", "password", "secret", "apikey", "api_key", "privatekey", "encryptkey",
            "credential", "credentials", "serviceaccount", "passphrase", "webhookurl");
    private static final Set<String> MAPS = Set.of("headers", "env", "vars");
    private static final Set<String> PLAIN = Set.of("shellEnv");

    private Sensitive() {}

    public static boolean name(List<String> path) {
        String last = path.getLast();
        if (path.size() > 1 && MAPS.contains(path.get(path.size() - 2)) && !PLAIN.contains(last) && !MAPS.contains(last))
            return true;
        String lower = last.toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(lower::endsWith);
    }
}
