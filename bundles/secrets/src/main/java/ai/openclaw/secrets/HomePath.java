package ai.openclaw.secrets;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.SecretQuery;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A path of the settings, in which {@code ~} is the home folder. */
final class HomePath {
    private HomePath() {}

    static Path of(SecretQuery query, String key) {
        String setting = "secrets.providers." + query.provider() + "." + key;
        return of(setting, query.text(key).orElseThrow(() -> GatewayException.invalid(setting + " is missing.")));
    }

    static Path of(String setting, String text) {
        try {
            if (text.equals("~"))
                return Path.of(System.getProperty("user.home"));
            return text.startsWith("~/") ? Path.of(System.getProperty("user.home")).resolve(text.substring(2)) : Path.of(text);
        } catch (InvalidPathException e) {
            throw GatewayException.invalid(setting + " is no path: " + e.getReason());
        }
    }
}
