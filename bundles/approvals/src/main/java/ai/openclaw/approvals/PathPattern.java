package ai.openclaw.approvals;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A pattern of the allowlist: the path of a program, where {@code **} is any folders, {@code *} and {@code ?} stay in one. */
final class PathPattern {
    private PathPattern() {}

    /** Whether a program is meant. A file that is many programs is only meant by the name that it is called by. */
    static boolean matches(String pattern, Program program, String home) {
        String whole = pattern.startsWith("~/") ? home + pattern.substring(1) : pattern;
        if (!whole.startsWith("/") || whole.indexOf('\0') >= 0)
            return false;
        int glob = firstGlob(whole);
        if (glob < 0)
            return literal(whole, program);
        int folder = whole.lastIndexOf('/', glob);
        String real = real(whole.substring(0, Math.max(folder, 1)));
        String resolved = (real.equals("/") ? "" : real) + whole.substring(folder);
        return regex(resolved).matcher((program.oneOfMany() ? program.found() : program.real()).toString()).matches();
    }

    private static boolean literal(String whole, Program program) {
        try {
            Path path = Path.of(whole).normalize();
            Path folder = path.getParent();
            if (folder == null)
                return false;
            Path found = Path.of(real(folder.toString())).resolve(String.valueOf(path.getFileName()));
            return found.equals(program.found())
                    || (!program.oneOfMany() && (path.equals(program.real()) || Path.of(real(whole)).equals(program.real())));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static int firstGlob(String text) {
        for (int at = 0; at < text.length(); at++)
            if (text.charAt(at) == '*' || text.charAt(at) == '?')
                return at;
        return -1;
    }

    private static String real(String path) {
        try {
            return Path.of(path).toRealPath().toString();
        } catch (IOException e) {
            return path;
        }
    }

    private static Pattern regex(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int at = 0; at < glob.length(); at++) {
            char c = glob.charAt(at);
            boolean two = c == '*' && at + 1 < glob.length() && glob.charAt(at + 1) == '*';
            if (two && at + 2 < glob.length() && glob.charAt(at + 2) == '/') {
                regex.append("(?:.*/)?");
                at += 2;
            } else if (two) {
                regex.append(".*");
                at++;
            } else
                regex.append(c == '*' ? "[^/]*" : c == '?' ? "[^/]" : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString());
    }
}
