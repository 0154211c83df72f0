package ai.openclaw.json5;

/** A text that is no JSON5, and where it stops being that. */
public final class Json5Exception extends Exception {
    private final int line;
    private final int column;
    private final String lineText;

    private Json5Exception(String message, int line, int column, String lineText) {
        super("JSON5: " + message + " at " + line + ":" + column);
        this.line = line;
        this.column = column;
        this.lineText = lineText;
    }

    static Json5Exception at(String text, int offset, String message) {
        Json5Position position = Json5Position.of(text, offset);
        int start = offset - position.column() + 1;
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r')
            end++;
        return new Json5Exception(message, position.line(), position.column(), text.substring(start, end));
    }

    /** Counted from 1. */
    public int line() { return line; }

    /** Counted from 1, in UTF-16 units. */
    public int column() { return column; }

    /** The whole line, without its end. */
    public String lineText() { return lineText; }
}
