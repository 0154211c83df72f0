package ai.openclaw.config;

import java.util.ArrayList;
import java.util.List;

/** The lines in which two texts differ, with three around them, as {@code diff -u} writes them. */
final class LineDifference {
    private static final int CONTEXT = 3;
    /** Beyond so many pairs of lines, what differs is told as one piece. */
    private static final int MAX_PAIRS = 4_000_000;
    private final List<String> before;
    private final List<String> after;
    private final List<Step> steps = new ArrayList<>();

    /**
     * A line of the result.
     *
     * @param kind {@code ' '}, {@code '-'} or {@code '+'}
     */
    private record Step(char kind, String line) {}

    private LineDifference(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    /** Lines with their ends; none when the texts are the same. */
    static List<String> between(String oneName, String one, String otherName, String other) {
        if (one.equals(other))
            return List.of();
        LineDifference difference = new LineDifference(one.lines().toList(), other.lines().toList());
        difference.compare();
        List<String> lines = new ArrayList<>(List.of("--- " + oneName + "\n", "+++ " + otherName + "\n"));
        lines.addAll(difference.hunks());
        return lines;
    }

    private void compare() {
        int start = 0;
        while (start < Math.min(before.size(), after.size()) && before.get(start).equals(after.get(start)))
            steps.add(new Step(' ', before.get(start++)));
        int end = 0;
        while (end < Math.min(before.size(), after.size()) - start
                && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end)))
            end++;
        middle(before.subList(start, before.size() - end), after.subList(start, after.size() - end));
        before.subList(before.size() - end, before.size()).forEach(line -> steps.add(new Step(' ', line)));
    }

    private void middle(List<String> one, List<String> other) {
        boolean large = (long) one.size() * other.size() > MAX_PAIRS;
        int[][] common = large ? new int[0][0] : common(one, other);
        int i = 0;
        int j = 0;
        while (!large && i < one.size() && j < other.size())
            if (one.get(i).equals(other.get(j))) {
                steps.add(new Step(' ', one.get(i++)));
                j++;
            } else if (common[i + 1][j] >= common[i][j + 1])
                steps.add(new Step('-', one.get(i++)));
            else
                steps.add(new Step('+', other.get(j++)));
        one.subList(i, one.size()).forEach(line -> steps.add(new Step('-', line)));
        other.subList(j, other.size()).forEach(line -> steps.add(new Step('+', line)));
    }

    /** The length of the longest common subsequence of what follows two lines. */
    private static int[][] common(List<String> one, List<String> other) {
        int[][] length = new int[one.size() + 1][other.size() + 1];
        for (int i = one.size() - 1; i >= 0; i--)
            for (int j = other.size() - 1; j >= 0; j--)
                length[i][j] = one.get(i).equals(other.get(j)) ? length[i + 1][j + 1] + 1 : Math.max(length[i + 1][j], length[i][j + 1]);
        return length;
    }

    private List<String> hunks() {
        List<String> lines = new ArrayList<>();
        int at = 0;
        int oneLine = 1;
        int otherLine = 1;
        while (at < steps.size()) {
            int end = hunkEnd(at);
            if (end < 0)
                break;
            int from = Math.max(at, firstChange(at) - CONTEXT);
            oneLine += from - at;
            otherLine += from - at;
            List<Step> hunk = steps.subList(from, end);
            int one = (int) hunk.stream().filter(step -> step.kind() != '+').count();
            int other = (int) hunk.stream().filter(step -> step.kind() != '-').count();
            lines.add("@@ -" + range(oneLine, one) + " +" + range(otherLine, other) + " @@\n");
            hunk.forEach(step -> lines.add(step.kind() + step.line() + "\n"));
            oneLine += one;
            otherLine += other;
            at = end;
        }
        return lines;
    }

    private static String range(int line, int count) { return (count == 0 ? line - 1 : line) + (count == 1 ? "" : "," + count); }

    private int firstChange(int from) {
        for (int i = from; i < steps.size(); i++)
            if (steps.get(i).kind() != ' ')
                return i;
        return -1;
    }

    /** Behind the context of the last change that is near enough to the one before; -1 when none is left. */
    private int hunkEnd(int from) {
        int last = firstChange(from);
        if (last < 0)
            return -1;
        for (int next = firstChange(last + 1); next >= 0 && next - last <= 2 * CONTEXT + 1; next = firstChange(last + 1))
            last = next;
        return Math.min(steps.size(), last + 1 + CONTEXT);
    }
}
