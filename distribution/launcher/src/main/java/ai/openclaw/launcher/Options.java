package ai.openclaw.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The command line of {@code openclaw gateway} (contract section 1).
 *
 * @param values options and flags by their name without dashes; a flag's value is {@code true}
 * @param later what was asked for and is not there yet, one sentence each
 */
record Options(Map<String, String> values, List<String> later) {
    private static final Set<String> FLAGS = Set.of("allow-unconfigured", "force", "verbose", "dev", "help", "compact", "reset",
            "raw-stream", "claude-cli-logs", "tailscale-reset-on-exit", "strict-config");
    private static final Set<String> VALUES = Set.of("port", "bind", "auth", "token", "password", "password-file", "tailscale", "ws-log",
            "raw-stream-path", "profile");
    private static final Map<String, String> LATER = Map.of("tailscale", "exposing the gateway through Tailscale",
            "tailscale-reset-on-exit", "exposing the gateway through Tailscale", "compact", "the compact WebSocket log", "ws-log",
            "the style of the WebSocket log", "reset", "resetting the development profile", "raw-stream", "the raw model stream log",
            "raw-stream-path", "the raw model stream log", "claude-cli-logs", "the log of CLI back ends", "strict-config",
            "refusing to start on a config problem");

    private static final String SEE = "; see openclaw gateway --help";

    static final String HELP = """
        Usage: openclaw gateway [run] [options]

        Runs the gateway in the foreground: one process, one port for WebSocket and HTTP.
        One that runs already is asked with:

          openclaw gateway health      whether it and its channels work
          openclaw gateway status      who is connected, channels, recent sessions
          openclaw gateway call METHOD [--params JSON]

        Options:

          --port N               port, 18789 unless configured; 0 picks a free one
          --bind MODE            loopback (default), lan, tailnet, auto or custom
          --auth MODE            token (default), password, none or trusted-proxy
          --token TEXT           the shared token for this run
          --password TEXT        the shared password for this run
          --password-file FILE   the same, read from a file
          --allow-unconfigured   start without a config file or gateway.mode
          --force                end the gateway that uses this state, or whatever listens on the port, and say what it was
          --verbose              show details on the terminal; the log file has logging.level
          --dev                  state in ~/.openclaw-dev, port 19001
          --profile NAME         state in ~/.openclaw-NAME
          --help                 this text

        Examples:
          openclaw gateway --allow-unconfigured      the first start, no config needed
          openclaw gateway --port 19000 --verbose
          openclaw --profile work gateway
        """;

    Options {
        values = Map.copyOf(values);
        later = List.copyOf(later);
    }

    /** @throws UsageException in plain words, for an option that does not exist, lacks its value or has a wrong one */
    static Options parse(List<String> arguments) throws UsageException {
        Map<String, String> values = new LinkedHashMap<>();
        Deque<String> left = new ArrayDeque<>(arguments);
        if ("run".equals(left.peek()))
            left.pop();
        while (!left.isEmpty())
            option(left, values);
        readPasswordFile(values);
        check(values);
        return new Options(values, values.keySet().stream().filter(name -> isLater(name, values)).map(Options::later).distinct().toList());
    }

    private static void option(Deque<String> left, Map<String, String> values) throws UsageException {
        String argument = left.pop();
        if (argument.equals("-h"))
            argument = "--help";
        if (!argument.startsWith("--") || argument.equals("--"))
            throw new UsageException("openclaw gateway does not know \"" + argument + "\"" + SEE);
        int equals = argument.indexOf('=');
        String name = argument.substring(2, equals < 0 ? argument.length() : equals);
        if (FLAGS.contains(name)) {
            if (equals >= 0)
                throw new UsageException("--" + name + " takes no value" + SEE);
            values.put(name, "true");
        } else if (VALUES.contains(name))
            values.put(name, equals >= 0 ? argument.substring(equals + 1) : value(name, left));
        else
            throw new UsageException("openclaw gateway has no option --" + name + SEE);
    }

    /** The argument after its option; a value that begins with two dashes is written --option=--value. */
    private static String value(String name, Deque<String> left) throws UsageException {
        String value = left.peek();
        if (value == null || value.startsWith("--"))
            throw new UsageException("--" + name + " needs a value" + SEE);
        return left.pop();
    }

    /** What is asked for is not there; to be asked for nothing, as by {@code --tailscale off}, is there. */
    private static boolean isLater(String name, Map<String, String> values) {
        return LATER.containsKey(name) && !(name.equals("tailscale") && "off".equals(values.get(name)))
                && !(name.equals("ws-log") && "auto".equals(values.get(name)));
    }

    private static String later(String name) {
        return "--" + name + " has no effect yet: " + LATER.get(name) + " comes in a later version.";
    }

    private static void readPasswordFile(Map<String, String> values) throws UsageException {
        String file = values.get("password-file");
        if (file == null)
            return;
        try {
            values.put("password", Files.readString(Path.of(file)).strip());
        } catch (NoSuchFileException e) {
            throw new UsageException("--password-file " + file + " cannot be read: there is no such file");
        } catch (IOException | IllegalArgumentException e) {
            throw new UsageException("--password-file " + file + " cannot be read: " + e.getMessage());
        }
    }

    private static void check(Map<String, String> values) throws UsageException {
        String port = values.getOrDefault("port", "0");
        if (!isPort(port))
            throw UsageException.refusal("Invalid port: " + port + " (use 0 to 65535)");
        choice(values, "bind", "loopback", "lan", "tailnet", "auto", "custom");
        choice(values, "auth", "none", "token", "password", "trusted-proxy");
        choice(values, "tailscale", "off", "serve", "funnel");
        choice(values, "ws-log", "auto", "full", "compact");
        if (!values.getOrDefault("profile", "x").matches("[A-Za-z0-9][A-Za-z0-9_-]{0,63}"))
            throw UsageException.refusal("Invalid --profile (use letters, digits, - and _)");
        for (String secret : List.of("token", "password"))
            if (values.getOrDefault(secret, "x").isBlank())
                throw UsageException.refusal("Invalid --" + secret + " (it is empty)");
    }

    /** Whether the text is a port; 0 picks a free one. */
    static boolean isPort(String text) {
        return text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65_535;
    }

    private static void choice(Map<String, String> values, String name, String... allowed) throws UsageException {
        String value = values.get(name);
        if (value == null || List.of(allowed).contains(value))
            return;
        String last = allowed[allowed.length - 1];
        String others = Arrays.stream(allowed, 0, allowed.length - 1).map(choice -> '"' + choice + '"').collect(Collectors.joining(", "));
        throw UsageException.refusal("Invalid --" + name + " (use " + others + ", or \"" + last + "\")");
    }

    boolean flag(String name) { return values.containsKey(name); }

    Optional<String> value(String name) { return Optional.ofNullable(values.get(name)); }
}
