package ai.openclaw.method.nodes;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Invokes by node and idempotency key, so that the same request a second time gets the same answer (contract section 5.4). Those under way
 * are always kept; of the others the oldest are forgotten first.
 */
final class Replays {
    private static final int MAX_DONE = 1000;
    private static final long MAX_CHARS = 16L << 20;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private long chars;
    private int done;

    private static final class Entry {
        private final Invoke invoke;
        private long chars = -1;

        Entry(Invoke invoke) { this.invoke = invoke; }

        boolean done() { return chars >= 0; }
    }

    synchronized Optional<Invoke> find(String key) { return Optional.ofNullable(entries.get(key)).map(entry -> entry.invoke); }

    /** The invoke of this key: the one that was there before, or this one. */
    synchronized Invoke claim(String key, Invoke invoke) {
        return entries.computeIfAbsent(key, _ -> new Entry(invoke)).invoke;
    }

    /** It never reached the node, so the same request may be tried again. */
    synchronized void forget(String key) { entries.remove(key); }

    /** It has an outcome of about so many characters. */
    synchronized void done(String key, long size) {
        Entry entry = entries.get(key);
        if (entry == null || entry.done())
            return;
        entry.chars = size;
        chars += size;
        done++;
        Iterator<Entry> oldest = entries.values().iterator();
        while ((done > MAX_DONE || chars > MAX_CHARS) && oldest.hasNext()) {
            Entry old = oldest.next();
            if (old.done()) {
                oldest.remove();
                done--;
                chars -= old.chars;
            }
        }
    }
}
