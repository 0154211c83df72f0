package ai.openclaw.tools.fs;

import ai.openclaw.api.GatewayException;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** The spelling of a path as a model may write it; what means something else than it looks like is refused. */
final class PathText {
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern WINDOWS = Pattern.compile("[A-Za-z]:.*");
    private static final int LONGEST = 4096;

    private PathText() {}

    /** @throws GatewayException that says what is wrong with it */
    static String checked(String path) {
        if (path.isBlank())
            throw GatewayException.invalid("path: it is empty");
        if (path.length() > LONGEST)
            throw GatewayException.invalid("path: it is longer than " + LONGEST + " characters");
        if (CONTROL.matcher(path).find())
            throw refused(path, "it has control characters in it");
        if (path.indexOf('\\') >= 0 || WINDOWS.matcher(path).matches())
            throw refused(path, "names of Windows are not used here; write folders with /");
        if (!shape(path).equals(shape(Normalizer.normalize(path, Normalizer.Form.NFKC))))
            throw refused(path, "it has characters that look like . or /");
        return path;
    }

    /** Where its separators and its dots are. */
    private static String shape(String path) {
        StringBuilder shape = new StringBuilder();
        for (String segment : path.split("/", -1))
            shape.append(segment.equals("..") || segment.equals(".") || segment.equals("~") ? segment : "x").append('/');
        return shape.append(path.contains("\\")).toString();
    }

    /** As it may be shown. */
    static String shown(String path) {
        String shown = CONTROL.matcher(path).replaceAll("?");
        return shown.length() > 200 ? shown.substring(0, 200) + "…" : shown;
    }

    private static GatewayException refused(String path, String why) {
        return GatewayException.invalid("path \"" + shown(path) + "\" is refused: " + why);
    }
}
