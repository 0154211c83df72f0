package ai.openclaw.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The table {@code help.txt}: a pattern, a space, and a sentence. A pattern is the end of a path, {@code *} in it any one step; the longest
 * that fits speaks, of two as long the one with fewer stars. A leading {@code /} ties it to the whole path. In the sentence, {@code {parent}}
 * is the label of the object around the key.
 */
final class KeyHelp {
    private final Map<String, List<Entry>> byLast = new HashMap<>();

    private record Entry(List<String> steps, boolean whole, String sentence) {
        boolean fits(List<String> path) {
            int offset = path.size() - steps.size();
            if (offset < 0 || (whole && offset > 0))
                return false;
            for (int i = 0; i < steps.size(); i++)
                if (!steps.get(i).equals("*") && !steps.get(i).equals(path.get(offset + i)))
                    return false;
            return true;
        }

        long weight() { return steps.size() * 100L + steps.stream().filter(step -> !step.equals("*")).count(); }
    }

    KeyHelp(List<String> lines) {
        for (String line : lines) {
            int space = line.indexOf(' ');
            boolean whole = line.startsWith("/");
            List<String> steps = KeyPath.steps(line.substring(whole ? 1 : 0, space));
            byLast.computeIfAbsent(steps.getLast(), _ -> new ArrayList<>()).add(new Entry(steps, whole, line.substring(space + 1)));
        }
    }

    private static final class Holder {
        static final KeyHelp TABLE = new KeyHelp(KnownKeys.resource("help.txt"));
    }

    static KeyHelp table() { return Holder.TABLE; }

    Optional<String> find(List<String> path) {
        Entry best = null;
        for (Entry entry : byLast.getOrDefault(path.getLast(), List.of()))
            if (entry.fits(path) && (best == null || entry.weight() > best.weight()))
                best = entry;
        return Optional.ofNullable(best).map(entry -> entry.sentence().replace("{parent}", parent(path)));
    }

    private static String parent(List<String> path) {
        for (int i = path.size() - 2; i >= 0; i--)
            if (!path.get(i).equals("[]") && !path.get(i).equals("*"))
                return KeyHints.label(List.of(path.get(i)));
        return "the gateway";
    }
}
