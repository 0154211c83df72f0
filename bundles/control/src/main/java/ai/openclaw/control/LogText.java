package ai.openclaw.control;

/** Text of a client, made fit for a line of the log. */
final class LogText {
    private static final int MAX = 200;

    private LogText() {}

    static String of(String text) {
        String cut = text.length() > MAX ? text.substring(0, MAX) + "…" : text;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
