package ai.openclaw.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that every command which talks to the gateway has. */
final class ConnectionOptions {
    @Option(names = "--url", paramLabel = "URL", description = "the gateway, ws://127.0.0.1:18789 unless configured")
    private Optional<String> url = Optional.empty();

    @Option(names = "--port", paramLabel = "N", description = "the gateway on this machine at another port")
    private Optional<String> port = Optional.empty();

    @Option(names = "--token", paramLabel = "TEXT", description = "the shared token; else OPENCLAW_GATEWAY_TOKEN or the configuration")
    private Optional<String> token = Optional.empty();

    @Option(names = "--password", paramLabel = "TEXT", description = "the shared password")
    private Optional<String> password = Optional.empty();

    @Option(names = "--timeout", paramLabel = "MS", description = "how long to wait for an answer, in milliseconds")
    private Optional<Integer> timeout = Optional.empty();

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Option(names = "--profile", paramLabel = "NAME", description = "use the state in ~/.openclaw-NAME")
    private Optional<String> profile = Optional.empty();

    @Option(names = "--dev", description = "use the development profile (port 19001)")
    private boolean dev;

    /**
     * Takes an option that was given in the plain spelling {@code --name value} or {@code --name=value}.
     *
     * @param value the next argument, or what stands after the equals sign
     * @return how many arguments that were: 0 when this is none of the options here, or not plain
     */
    int take(String name, Optional<String> value) {
        boolean flag = name.equals("--json") || name.equals("--dev");
        if (flag || value.isEmpty() || value.get().startsWith("-"))
            return flag && set(name) ? 1 : 0;
        return set(name, value) ? 2 : 0;
    }

    private boolean set(String flag) {
        json |= flag.equals("--json");
        dev |= flag.equals("--dev");
        return true;
    }

    private boolean set(String name, Optional<String> value) {
        switch (name) {
            case "--url" -> url = value;
            case "--port" -> port = value;
            case "--token" -> token = value;
            case "--password" -> password = value;
            case "--profile" -> profile = value;
            default -> {
                return false;
            }
        }
        return true;
    }

    Optional<String> url() { return url; }

    Optional<String> port() { return port; }

    Optional<String> token() { return token; }

    Optional<String> password() { return password; }

    Optional<Integer> timeout() { return timeout; }

    boolean json() { return json; }

    Optional<String> profile() { return profile; }

    boolean dev() { return dev; }
}
