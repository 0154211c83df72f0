package ai.openclaw.http.canvas;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a path stands for (contract section 16).
 *
 * @param before what stands before: empty, or {@code /__openclaw__/cap/…}
 * @param word that opens the canvas, or an empty text
 * @param rest of the path behind the area, as it came
 */
record Place(String before, String word, Area area, String rest) {
    private static final Pattern PATH = Pattern.compile("(/__openclaw__/cap/([\\w-]{1,64}))?/__openclaw__/(canvas|a2ui|ws)(?:/(.*))?",
            Pattern.DOTALL);

    /** The parts of the host. */
    enum Area {
        CANVAS, A2UI, WS
    }

    static Optional<Place> of(String path) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches())
            return Optional.empty();
        Area area = switch (parts.group(3)) {
            case "canvas" -> Area.CANVAS;
            case "a2ui" -> Area.A2UI;
            default -> Area.WS;
        };
        return Optional.of(new Place(text(parts, 1), text(parts, 2), area, text(parts, 4)));
    }

    private static String text(Matcher parts, int group) { return Optional.ofNullable(parts.group(group)).orElse(""); }
}
