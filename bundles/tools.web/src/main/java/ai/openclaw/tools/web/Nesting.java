package ai.openclaw.tools.web;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How deep a page is nested, roughly and in one pass: what a parser of HTML does with elements that nobody closes takes it minutes. */
final class Nesting {
    /** No page that somebody made is near this. */
    private static final int DEEPEST = 3000;
    private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z][A-Za-z0-9-]{0,30})");
    /** Those that have no end, or that end by themselves. */
    private static final Set<String> ENDING = Set.of("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
            "source", "track", "wbr", "p", "li", "td", "th", "tr", "dt", "dd", "option", "optgroup", "thead", "tbody", "tfoot", "colgroup",
            "caption", "html", "head", "body", "rp", "rt");
    /** Parts of drawings, which are closed where they begin. */
    private static final Set<String> DRAWN = Set.of("path", "circle", "rect", "line", "polygon", "polyline", "ellipse", "use", "stop",
            "image", "animate");

    private Nesting() {}

    static boolean tooDeep(String html) {
        int depth = 0;
        Matcher tag = TAG.matcher(html);
        while (tag.find()) {
            String name = tag.group(2).toLowerCase(Locale.ROOT);
            if (ENDING.contains(name) || (DRAWN.contains(name) && closed(html, tag.end())))
                continue;
            depth = tag.group(1).isEmpty() ? depth + 1 : Math.max(0, depth - 1);
            if (depth > DEEPEST)
                return true;
        }
        return false;
    }

    private static boolean closed(String html, int from) {
        int end = html.indexOf('>', from);
        return end > 0 && html.charAt(end - 1) == '/';
    }
}
