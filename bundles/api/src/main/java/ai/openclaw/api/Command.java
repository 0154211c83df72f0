package ai.openclaw.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command to start.
 *
 * @param argv the program and its arguments
 * @param folder where it starts
 * @param environment the whole of its environment
 * @param terminal the size of the terminal that it gets; empty for pipes
 */
public record Command(List<String> argv, Path folder, Map<String, String> environment, Optional<TerminalSize> terminal) {
    /** In characters. */
    public record TerminalSize(int columns, int rows) {}

    public Command {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
    }
}
