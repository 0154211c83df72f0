package ai.openclaw.approvals;

import java.util.List;

/** One program with its arguments that a command line runs, wrappers taken off. */
record Invocation(Program program, List<String> arguments) {
    Invocation {
        arguments = List.copyOf(arguments);
    }
}
