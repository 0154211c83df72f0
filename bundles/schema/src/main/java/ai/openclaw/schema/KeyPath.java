package ai.openclaw.schema;

import java.util.ArrayList;
import java.util.List;

/** Paths of keys as people write them: {@code agents.list[].model}, {@code models.providers.*}, {@code a.list[0]} or {@code a.list.0}. */
public final class KeyPath {
    private KeyPath() {}

    static String text(List<String> steps) {
        StringBuilder text = new StringBuilder();
        for (String step : steps)
            text.append(text.isEmpty() || step.equals("[]") ? "" : ".").append(step);
        return text.toString();
    }

    /** The steps of a path; empty when it is none, as one with an empty name. */
    public static List<String> steps(String path) {
        List<String> steps = new ArrayList<>();
        int from = 0;
        while (from <= path.length()) {
            int dot = path.indexOf('.', from);
            int to = dot < 0 ? path.length() : dot;
            String part = path.substring(from, to);
            int bracket = part.indexOf('[');
            String name = bracket < 0 ? part : part.substring(0, bracket);
            if (name.isEmpty() || (bracket >= 0 && !brackets(part.substring(bracket), steps, name)))
                return List.of();
            if (bracket < 0)
                steps.add(name);
            from = to + 1;
        }
        return steps;
    }

    private static boolean brackets(String text, List<String> steps, String name) {
        steps.add(name);
        int from = 0;
        while (from < text.length()) {
            int close = text.indexOf(']', from);
            if (text.charAt(from) != '[' || close < 0)
                return false;
            String inside = text.substring(from + 1, close);
            steps.add(inside.isEmpty() ? "[]" : inside.replace("\"", "").replace("'", ""));
            from = close + 1;
        }
        return true;
    }
}
