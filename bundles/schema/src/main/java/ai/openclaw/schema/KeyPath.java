package ai.openclaw.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Paths of keys as people write them: {@code agents.list[].model}, {@code models.providers.*}, {@code a.list[0]} or {@code a.list.0},
 * {@code channels.telegram.accounts["my.bot"]}.
 */
public final class KeyPath {
    private static final Pattern PLAIN = Pattern.compile("[^.\\[\\]\"'\\s\\\\]+");
    private static final Pattern INDEX = Pattern.compile("\\d{1,6}");
    private final String path;
    private final List<String> steps = new ArrayList<>();
    private int at;

    private KeyPath(String path) { this.path = path; }

    static String text(List<String> steps) {
        StringBuilder text = new StringBuilder();
        for (String step : steps)
            text.append(text.isEmpty() || step.equals("[]") ? "" : ".").append(step);
        return text.toString();
    }

    /** As a person would write it: indexes in brackets, and names that hold dots or spaces in brackets and quotes. */
    public static String written(List<String> steps) {
        String text = "";
        for (String step : steps)
            text = INDEX.matcher(step).matches() ? text + "[" + step + "]" : member(text, step);
        return text;
    }

    /** The path of a member of what is at another path. */
    public static String member(String path, String name) {
        if (name.equals("[]"))
            return path + name;
        if (!PLAIN.matcher(name).matches() || INDEX.matcher(name).matches())
            return path + "[\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]";
        return path.isEmpty() ? name : path + "." + name;
    }

    /** The steps of a path; empty when it is none, as one with an empty name. */
    public static List<String> steps(String path) {
        KeyPath parsed = new KeyPath(path);
        return parsed.parse() ? List.copyOf(parsed.steps) : List.of();
    }

    private boolean parse() {
        while (at < path.length()) {
            boolean bracket = path.charAt(at) == '[';
            // a dot stands before every name but the first
            boolean dot = path.charAt(at) == '.';
            if (!bracket && dot == steps.isEmpty())
                return false;
            if (dot)
                at++;
            if (!(bracket ? bracket() : name()))
                return false;
        }
        return true;
    }

    private boolean name() {
        int from = at;
        while (at < path.length() && path.charAt(at) != '.' && path.charAt(at) != '[')
            at++;
        steps.add(path.substring(from, at));
        return at > from;
    }

    private boolean bracket() {
        int from = at + 1;
        boolean quoted = from < path.length() && (path.charAt(from) == '"' || path.charAt(from) == '\'');
        StringBuilder inside = new StringBuilder();
        at = quoted ? from + 1 : from;
        char end = quoted ? path.charAt(from) : ']';
        while (at < path.length() && path.charAt(at) != end) {
            if (quoted && path.charAt(at) == '\\' && at + 1 < path.length())
                at++;
            inside.append(path.charAt(at++));
        }
        if (quoted)
            at++;
        boolean closed = at < path.length() && path.charAt(at) == ']';
        at++;
        steps.add(inside.isEmpty() && !quoted ? "[]" : inside.toString());
        return closed;
    }
}
