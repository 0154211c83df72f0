package ai.openclaw.openai;

/**
 * What a run says, put together from its events for a client that hears everything once and in order. An answer of the model that was taken
 * back, because another model had to go on, cannot be unsaid: as far as the next one says the same it is not said twice, and where it
 * differs it begins a new paragraph. Guarded by the {@link Follower}'s lock.
 */
final class Narration {
    private static final String BETWEEN = "\n\n";
    /** All that was or will be told. */
    private final StringBuilder all = new StringBuilder();
    private int read;
    /** Where the answer that goes on now begins in it. */
    private int begin;
    /** Whether the last answer was whole: tools were called after it. */
    private boolean whole = true;
    /** Whether the answer that goes on now repeats one that was taken back. */
    private boolean repeating;

    /**
     * More of the answer.
     *
     * @param text what this answer has said so far
     * @param delta what is new
     */
    void said(String text, String delta) {
        if (text.length() == delta.length())
            begin();
        if (!repeating) {
            all.append(delta);
            return;
        }
        String before = all.substring(begin);
        if (before.startsWith(text))
            return;
        repeating = false;
        if (text.startsWith(before)) {
            all.append(text, before.length(), text.length());
        } else {
            all.append(BETWEEN);
            begin = all.length();
            all.append(text);
        }
    }

    private void begin() {
        repeating = !whole;
        if (whole && !all.isEmpty())
            all.append(BETWEEN);
        if (whole)
            begin = all.length();
        whole = false;
    }

    /** The model has said what it wanted to say for now. */
    void paused() { whole = true; }

    boolean isEmpty() { return read == all.length(); }

    int waiting() { return all.length() - read; }

    /** What was not read yet. */
    String fresh() {
        String fresh = all.substring(read);
        read = all.length();
        return fresh;
    }

    /**
     * What of the whole answer was not told, as far as it can still be added.
     *
     * @param failed whether the answer is what went wrong, which is told behind whatever was
     */
    String rest(String answer, boolean failed) {
        String told = all.toString().stripLeading();
        if (answer.startsWith(told))
            return answer.substring(told.length());
        return failed ? BETWEEN + answer : "";
    }
}
