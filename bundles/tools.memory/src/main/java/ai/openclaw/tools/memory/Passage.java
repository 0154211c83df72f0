package ai.openclaw.tools.memory;

/**
 * Some lines of a note that are found together.
 *
 * @param heading the headings that it stands under, outermost first, with {@code >} in between; may be empty
 * @param first line, counted from 1
 * @param last line
 */
record Passage(String heading, int first, int last, String text) {}
