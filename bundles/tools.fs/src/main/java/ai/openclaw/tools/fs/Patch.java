package ai.openclaw.tools.fs;

import ai.openclaw.api.GatewayException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A patch in the form that begins with {@code *** Begin Patch}: files that are added, deleted and updated. */
record Patch(List<Operation> operations) {
    private static final String BEGIN = "*** Begin Patch";
    private static final String END = "*** End Patch";
    private static final String ADD = "*** Add File: ";
    private static final String DELETE = "*** Delete File: ";
    private static final String UPDATE = "*** Update File: ";
    private static final String MOVE = "*** Move to: ";
    private static final String LAST = "*** End of File";

    /** What is done to one file. */
    sealed interface Operation {
        String path();

        /** A new file. */
        record Add(String path, String content) implements Operation {}

        /** A file that goes. */
        record Delete(String path) implements Operation {}

        /** A file that changes, and perhaps its name. */
        record Update(String path, Optional<String> movedTo, List<Hunk> hunks) implements Operation {}
    }

    /**
     * A passage that changes.
     *
     * @param heading a line somewhere before it; empty when the passage says enough
     * @param lines each with its sign: space, {@code -} or {@code +}
     * @param last whether it is at the end of the file
     */
    record Hunk(String heading, List<String> lines, boolean last) {}

    /** @throws GatewayException that names the line which is wrong */
    static Patch parse(String input) { return new Parser(input).patch(); }

    /** The state of one reading. */
    private static final class Parser {
        private final List<String> lines;
        private int at;

        Parser(String input) { lines = List.of(input.strip().replace("\r\n", "\n").split("\n", -1)); }

        Patch patch() {
            if (!line().strip().equals(BEGIN))
                throw wrong("it begins with \"" + BEGIN + "\"");
            at++;
            List<Operation> operations = new ArrayList<>();
            while (!line().strip().equals(END))
                operations.add(operation());
            if (at != lines.size() - 1)
                throw wrong("nothing follows \"" + END + "\"");
            if (operations.isEmpty())
                throw wrong("there is at least one file in it");
            return new Patch(operations);
        }

        private Operation operation() {
            String line = line();
            at++;
            if (line.startsWith(ADD))
                return new Operation.Add(line.substring(ADD.length()).strip(), added());
            if (line.startsWith(DELETE))
                return new Operation.Delete(line.substring(DELETE.length()).strip());
            if (line.startsWith(UPDATE))
                return update(line.substring(UPDATE.length()).strip());
            at--;
            throw wrong("here a line begins with \"*** Add File: \", \"*** Delete File: \" or \"*** Update File: \"");
        }

        private String added() {
            StringBuilder content = new StringBuilder();
            while (line().startsWith("+")) {
                content.append(line(), 1, line().length()).append('\n');
                at++;
            }
            return content.toString();
        }

        private Operation update(String path) {
            Optional<String> movedTo = Optional.empty();
            if (line().startsWith(MOVE)) {
                movedTo = Optional.of(line().substring(MOVE.length()).strip());
                at++;
            }
            List<Hunk> hunks = new ArrayList<>();
            while (!line().startsWith("*** ") || line().equals(LAST))
                hunks.add(hunk());
            if (hunks.isEmpty() && movedTo.isEmpty())
                throw wrong("an update has at least one passage that begins with @@");
            return new Operation.Update(path, movedTo, hunks);
        }

        private Hunk hunk() {
            String heading = "";
            if (line().startsWith("@@")) {
                heading = line().substring(2).strip();
                at++;
            }
            List<String> changed = new ArrayList<>();
            while (!line().startsWith("@@") && !line().startsWith("*** ")) {
                String line = line();
                if (!line.isEmpty() && " +-".indexOf(line.charAt(0)) < 0)
                    throw wrong("each line of a passage begins with a space, + or -");
                changed.add(line.isEmpty() ? " " : line);
                at++;
            }
            boolean last = line().equals(LAST);
            if (last)
                at++;
            if (changed.isEmpty())
                throw wrong("a passage has lines");
            return new Hunk(heading.replaceFirst("^-\\d+(,\\d+)? \\+\\d+(,\\d+)? ?(@@)?\\s*", ""), changed, last);
        }

        private String line() {
            if (at >= lines.size())
                throw wrong("it ends with \"" + END + "\"");
            return lines.get(at);
        }

        private GatewayException wrong(String rule) {
            return GatewayException.invalid("the patch is wrong in line " + (at + 1) + ": " + rule);
        }
    }
}
