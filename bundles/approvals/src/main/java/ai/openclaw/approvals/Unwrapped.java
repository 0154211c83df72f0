package ai.openclaw.approvals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a command line runs in the end, and how it is spawned so that it runs just that: every program by its real path, every word quoted.
 *
 * @param runs every program that is run, wrappers that raise rights too
 * @param argv the command line as it is to be spawned
 */
record Unwrapped(List<Invocation> runs, List<String> argv) {
    private static final int DEEPEST = 4;
    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "zsh", "ksh", "ksh93", "mksh", "ash", "rbash", "fish", "csh",
            "tcsh", "posh", "yash", "elvish", "nu", "pwsh");
    private static final Set<String> POSIX = Set.of("sh", "bash", "dash", "zsh", "ksh", "ksh93", "mksh", "ash");
    private static final Set<String> RAISING = Set.of("sudo", "doas");

    Unwrapped {
        runs = List.copyOf(runs);
        argv = List.copyOf(argv);
    }

    /** @throws Unproven when what it runs cannot be foreseen */
    static Unwrapped of(String command, List<Path> path) throws Unproven {
        return line(CommandLine.parse(command), path, 0);
    }

    private static Unwrapped line(CommandLine line, List<Path> path, int depth) throws Unproven {
        List<Invocation> runs = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        List<String> only = List.of();
        for (CommandLine.Simple simple : line.commands()) {
            Unwrapped one = words(simple.words(), path, depth);
            runs.addAll(one.runs);
            only = one.argv;
            text.append(simple.joint().isEmpty() ? "" : " " + simple.joint() + " ").append(text(one.argv));
        }
        return new Unwrapped(runs, line.commands().size() == 1 ? only : List.of("/bin/sh", "-c", text.toString()));
    }

    private static String text(List<String> argv) { return String.join(" ", argv.stream().map(CommandLine::quoted).toList()); }

    private static Unwrapped words(List<String> words, List<Path> path, int depth) throws Unproven {
        if (depth > DEEPEST)
            throw new Unproven("more than " + DEEPEST + " programs stand before the one that is run");
        Program program = Program.of(words.getFirst(), path);
        List<String> arguments = words.subList(1, words.size());
        if (program.many())
            throw new Unproven(program.name() + " is many programs; name the one that is meant");
        if (program.names().stream().anyMatch(SHELLS::contains))
            return shell(program, arguments, path, depth);
        int skipped = Wrappers.skipped(program, arguments);
        if (skipped < 0)
            return new Unwrapped(List.of(new Invocation(program, arguments)), argv(program, arguments));
        Unwrapped inner = words(arguments.subList(skipped, arguments.size()), path, depth + 1);
        List<Invocation> runs = new ArrayList<>(inner.runs);
        if (program.names().stream().anyMatch(RAISING::contains))
            runs.add(new Invocation(program, List.of()));
        List<String> argv = argv(program, arguments.subList(0, skipped));
        argv.addAll(inner.argv);
        return new Unwrapped(runs, argv);
    }

    private static List<String> argv(Program program, List<String> arguments) {
        List<String> argv = new ArrayList<>();
        argv.add(program.spawned().toString());
        argv.addAll(arguments);
        return argv;
    }

    /** A shell runs what its argument says; from a file or from what it reads nobody knows. */
    private static Unwrapped shell(Program program, List<String> arguments, List<Path> path, int depth) throws Unproven {
        if (!program.names().stream().allMatch(POSIX::contains))
            throw new Unproven(program.name() + " is a shell of another language");
        if (arguments.size() != 2 || !arguments.getFirst().matches("-l?c"))
            throw new Unproven("what " + program.name() + " is to run is not given by -c and one argument");
        return line(CommandLine.parse(arguments.get(1)), path, depth + 1);
    }
}
