package ai.openclaw.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code openclaw} without the gateway: reads the command line, does the command, and ends with its exit code. */
public final class Main {
    private final Map<String, String> environment;
    private final Screen screen;
    private final PrintStream errors;

    Main(Map<String, String> environment, Screen screen, PrintStream errors) {
        this.environment = environment;
        this.screen = screen;
        this.errors = errors;
    }

    public static void main(String[] arguments) {
        System.exit(new Main(System.getenv(), Screen.standard(), System.err).run(List.of(arguments)));
    }

    /** Does what the arguments say and returns the exit code. */
    int run(List<String> given) {
        List<String> arguments = reordered(given);
        Optional<Command> quick = QuickCommand.of(arguments, QuickCommand::command);
        return quick.isPresent() ? called(quick.get()) : parsed(arguments);
    }

    private int called(Command command) {
        try {
            return command.in(environment, screen, errors).call();
        } catch (RuntimeException e) {
            return failed(e);
        }
    }

    private int parsed(List<String> arguments) {
        CommandLine line = new CommandLine(new Root(), this::make);
        line.setOut(screen.writer());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        line.setExecutionExceptionHandler((failure, _, _) -> failed(failure));
        line.setParameterExceptionHandler((failure, _) -> misread(failure));
        if (arguments.isEmpty()) {
            line.usage(screen.writer());
            return CliException.USAGE;
        }
        return line.execute(arguments.toArray(String[]::new));
    }

    private <T> T make(Class<T> type) throws Exception {
        T made = CommandLine.defaultFactory().create(type);
        if (made instanceof Command command)
            command.in(environment, screen, errors);
        return made;
    }

    private int failed(Exception failure) {
        if (failure instanceof CliException known) {
            errors.println(known.getMessage());
            return known.exitCode();
        }
        errors.println("openclaw failed: " + failure + "; OPENCLAW_DEBUG=1 shows where");
        if (environment.containsKey("OPENCLAW_DEBUG"))
            failure.printStackTrace(errors);
        return CliException.FAILED;
    }

    private int misread(ParameterException failure) {
        errors.println(failure.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(failure, errors))
            errors.println("See " + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return CliException.USAGE;
    }

    /** The profile may stand before the command; the command's own options take it there. */
    private static List<String> reordered(List<String> arguments) {
        List<String> profile = new ArrayList<>();
        int at = 0;
        while (at < arguments.size() && (arguments.get(at).equals("--dev") || arguments.get(at).startsWith("--profile="))) {
            profile.add(arguments.get(at));
            at++;
        }
        List<String> moved = new ArrayList<>(arguments.subList(at, arguments.size()));
        if (!moved.isEmpty())
            moved.addAll(moved.contains("--") ? moved.indexOf("--") : moved.size(), profile);
        return moved;
    }
}
