package ai.openclaw.core;

import ai.openclaw.api.Default;
import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.Range;
import ai.openclaw.api.Rest;
import ai.openclaw.api.ToolResult;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;

/**
 * Notices a model that goes in circles: the same call with the same answer again and again, or two that take turns. It is warned first,
 * then refused, and at last its run is ended. The monitor guards the history, for calls are made side by side.
 */
final class LoopGuard {
    /** The section {@code tools.loopDetection}. */
    record Limits(@Default("true") boolean enabled, @Default("30") @Range(min = 2, max = 1000) int historySize,
            @Default("10") @Range(min = 2) int warningThreshold, @Default("20") @Range(min = 2) int criticalThreshold,
            @Default("30") @Range(min = 2) int globalCircuitBreakerThreshold, @Rest Map<String, Object> others) {
        static final Limits USUAL = new Limits(true, 30, 10, 20, 30, Map.of());
    }

    /** How a call stands among those before it. */
    enum Sight {
        FRESH, REPEATED, STUCK, HOPELESS
    }

    private final Limits limits;
    /** Calls and their answers as hashes, newest last; those that take turns are seen as well as those in a row. */
    private final Deque<Seen> history = new ArrayDeque<>();
    private int refused;

    private record Seen(int call, int answer) {}

    LoopGuard(Limits limits) { this.limits = limits; }

    /** Looks at a call that is about to be made. */
    synchronized Sight look(ModelMessage.Call call) {
        long same = limits.enabled ? unchanged(hash(call)) : 0;
        if (same < limits.warningThreshold)
            return Sight.FRESH;
        if (same < limits.criticalThreshold)
            return Sight.REPEATED;
        return refused++ < limits.globalCircuitBreakerThreshold - limits.criticalThreshold ? Sight.STUCK : Sight.HOPELESS;
    }

    /** How often of late this call had the answer that it had last. */
    private long unchanged(int call) {
        Iterator<Seen> newest = history.descendingIterator();
        while (newest.hasNext()) {
            Seen last = newest.next();
            if (last.call == call)
                return history.stream().filter(last::equals).count();
        }
        return 0;
    }

    /** Notes what was answered. */
    synchronized void note(ModelMessage.Call call, ToolResult result) {
        if (history.size() >= Math.max(limits.historySize, limits.criticalThreshold))
            history.removeFirst();
        history.addLast(new Seen(hash(call), result.text().hashCode()));
    }

    /** What a model is told instead of an answer. */
    ToolResult refusal(ModelMessage.Call call) {
        return ToolResult.failed("Not done: " + call.tool() + " was called " + limits.criticalThreshold
                + " times with the same arguments and always answered the same. Do something else, or say what is in the way.");
    }

    /** The answer with a hint that nothing changes. */
    ToolResult warned(ToolResult result) {
        return new ToolResult(
                result.text() + "\n\n[This call had the same answer " + limits.warningThreshold
                        + " times. Repeating it will not help; try something else or say what is in the way.]",
                result.error(), result.details(), result.images(), result.meta());
    }

    private static int hash(ModelMessage.Call call) { return call.tool().hashCode() * 31 + call.arguments().hashCode(); }
}
