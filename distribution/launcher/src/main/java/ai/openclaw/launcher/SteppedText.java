package ai.openclaw.launcher;

/** A text that can be looked at only so often; a regular expression that goes in circles thereby comes to an end. For one thread. */
final class SteppedText implements CharSequence {
    private final String text;
    private final long[] left;

    SteppedText(String text, long steps) { this(text, new long[]{steps}); }

    private SteppedText(String text, long[] left) {
        this.text = text;
        this.left = left;
    }

    /** All steps are used up. */
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1;

        Exhausted() { super("too many steps", null, false, false); }
    }

    @Override
    public char charAt(int index) {
        if (--left[0] < 0)
            throw new Exhausted();
        return text.charAt(index);
    }

    @Override
    public int length() { return text.length(); }

    @Override
    public CharSequence subSequence(int start, int end) { return new SteppedText(text.substring(start, end), left); }

    @Override
    public String toString() { return text; }
}
