package ai.openclaw.launcher;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where things are: the distribution, the state of this user, and the configuration (contract sections 1 and 19).
 *
 * @param distribution the unpacked archive
 * @param stateDir {@code ~/.openclaw}, or as the environment or the profile says
 * @param configFile {@code openclaw.json} in it, or as the environment says
 */
record Home(Path distribution, Path stateDir, Path configFile) {
    static final String DEV_PORT = "19001";

    static Home of(Options options, Map<String, String> environment) {
        Path distribution = Path.of(System.getProperty("openclaw.home", ".")).toAbsolutePath().normalize();
        Path loginHome = Path.of(System.getProperty("user.home"));
        Path userHome = variable(environment, "HOME").map(text -> path(text, loginHome)).orElse(loginHome);
        Path state = variable(environment, "STATE_DIR").map(text -> path(text, userHome))
                .orElseGet(() -> userHome.resolve(stateName(options, environment)));
        Path config = variable(environment, "CONFIG_PATH").map(text -> path(text, userHome)).orElse(state.resolve("openclaw.json"));
        return new Home(distribution, state.toAbsolutePath().normalize(), config.toAbsolutePath().normalize());
    }

    private static String stateName(Options options, Map<String, String> environment) {
        if (options.flag("dev"))
            return ".openclaw-dev";
        return options.value("profile").or(() -> variable(environment, "PROFILE")).filter(name -> !name.equals("default"))
                .map(name -> ".openclaw-" + name).orElse(".openclaw");
    }

    /** A variable by its name without prefix; the older prefix is understood too. */
    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get("OPENCLAW_" + name)).or(() -> Optional.ofNullable(environment.get("CLAWDBOT_" + name)))
                .filter(value -> !value.isBlank());
    }

    private static Path path(String text, Path home) {
        if (text.equals("~"))
            return home;
        return text.startsWith("~/") ? home.resolve(text.substring(2)) : Path.of(text);
    }

    /** What the gateway keeps for itself. */
    Path own() { return stateDir.resolve("gateway"); }

    /** Where people drop bundles. */
    Path plugins() { return stateDir.resolve("plugins"); }
}
