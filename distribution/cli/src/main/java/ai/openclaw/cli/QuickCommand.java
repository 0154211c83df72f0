package ai.openclaw.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The short way to the commands that scripts and people call all the time: without picocli, whose classes are of Java 5 and so in no AOT
 * cache, {@code openclaw health} takes a third of the processor time. It knows a command with nothing but plain connection options;
 * everything else, and every mistake, is for picocli.
 */
final class QuickCommand {
    /** Shells ask this at every press of the tabulator key. */
    private static final String KEYS = "config keys ";

    private QuickCommand() {}

    /** The command, ready to be called; empty when the arguments need picocli. */
    static Optional<Command> of(List<String> arguments, Function<String, Optional<Command>> commands) {
        List<String> words = arguments.stream().takeWhile(argument -> !argument.startsWith("-")).toList();
        List<String> options = arguments.subList(words.size(), arguments.size());
        return commands.apply(String.join(" ", words)).filter(command -> take(command.options, options));
    }

    private static boolean take(ConnectionOptions options, List<String> arguments) {
        int at = 0;
        while (at < arguments.size()) {
            String argument = arguments.get(at);
            int equals = argument.indexOf('=');
            int taken = equals < 0
                    ? options.take(argument, arguments.stream().skip(at + 1L).findFirst())
                    : Math.min(1, options.take(argument.substring(0, equals), Optional.of(argument.substring(equals + 1))));
            boolean flagWithValue = equals >= 0 && (argument.startsWith("--json") || argument.startsWith("--dev"));
            if (taken == 0 || flagWithValue)
                return false;
            at += taken;
        }
        return true;
    }

    /** The commands that need no arguments of their own. */
    static Optional<Command> command(String words) {
        return switch (words) {
            case "health", "gateway health" -> Optional.of(new HealthCommand());
            case "status", "gateway status" -> Optional.of(new StatusCommand());
            case "channels status" -> Optional.of(new ChannelsStatusCommand());
            case "sessions" -> Optional.of(new SessionsCommand());
            case "gateway usage-cost" -> Optional.of(new UsageCostCommand());
            case "devices list" -> Optional.of(new DevicesListCommand());
            case "plugins list" -> Optional.of(new PluginsListCommand());
            case "config history" -> Optional.of(new ConfigHistoryCommand());
            case "config validate" -> Optional.of(new ConfigValidateCommand());
            case "config file" -> Optional.of(new ConfigFileCommand());
            case "config keys" -> Optional.of(new ConfigKeysCommand());
            default -> words.startsWith(KEYS) ? Optional.of(new ConfigKeysCommand(words.substring(KEYS.length()))) : Optional.empty();
        };
    }
}
