package ai.openclaw.launcher;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in plain words why a bundle did not start. */
final class PluginProblem {
    private static final Pattern PACKAGE = Pattern.compile("osgi\\.wiring\\.package=([\\w.]+)\\)(?:\\(version>=([\\w.]+)\\))?");
    private static final Pattern EXECUTION = Pattern.compile("osgi\\.ee=JavaSE\\)\\(version=(\\d+)");

    private PluginProblem() {}

    static String plain(Throwable problem) {
        String text = String.valueOf(problem.getMessage());
        Matcher java = EXECUTION.matcher(text);
        if (java.find())
            return "it needs Java " + java.group(1) + ", and this is Java " + Runtime.version().feature();
        Matcher missing = PACKAGE.matcher(text);
        if (missing.find())
            return "it needs the package " + missing.group(1) + (missing.group(2) == null ? "" : " " + missing.group(2) + " or newer")
                    + ", which nothing here offers; put the library into the bundle";
        Throwable cause = problem;
        while (cause.getCause() != null)
            cause = cause.getCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
