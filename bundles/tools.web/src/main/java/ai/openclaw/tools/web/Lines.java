package ai.openclaw.tools.web;

import java.util.regex.Pattern;

/** The look of lines that were put together from pieces. */
final class Lines {
    private static final Pattern SPACE_AT_THE_END = Pattern.compile("[ \\t]+\\n");
    private static final Pattern EMPTY_ONES = Pattern.compile("\\n{3,}");

    private Lines() {}

    /** At most one empty line in a row, and no space at the ends of lines. */
    static String tidy(String text) {
        return EMPTY_ONES.matcher(SPACE_AT_THE_END.matcher(text + "\n").replaceAll("\n")).replaceAll("\n\n").strip();
    }
}
