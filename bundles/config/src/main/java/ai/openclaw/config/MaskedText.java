package ai.openclaw.config;

import ai.openclaw.json5.Json5Document;
import ai.openclaw.json5.Json5Exception;
import ai.openclaw.json5.Json5Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A configuration's text with its layout and comments, every secret masked where it stands. */
final class MaskedText {
    private static final String MASK = "\"" + Redaction.PLACEHOLDER + "\"";
    /** What looks like a credential somebody commented out. */
    private static final Pattern RANDOM = Pattern.compile("(?=[A-Za-z_-]*\\d)(?=[\\d_-]*[A-Za-z])[A-Za-z0-9_-]{16,}");
    private final String text;
    private final List<Json5Node.Scalar> scalars = new ArrayList<>();
    private final List<Json5Node.Scalar> secrets = new ArrayList<>();

    private MaskedText(String text) { this.text = text; }

    static String of(FileTrees trees, Redaction redaction) {
        try {
            MaskedText masked = new MaskedText(trees.text());
            masked.collect(Json5Document.parse(trees.text()).root(), redaction.mask(trees.parsed()));
            return masked.written();
        } catch (Json5Exception e) {
            throw new IllegalStateException("the text was parsed a moment ago", e);
        }
    }

    private void collect(Json5Node node, @Nullable Object shown) {
        switch (node) {
            case Json5Node.Scalar scalar -> {
                scalars.add(scalar);
                if (shown instanceof Map<?, ?> || shown instanceof List<?> || !java.util.Objects.equals(scalar.tree(), shown))
                    secrets.add(scalar);
            }
            case Json5Node.Array array -> {
                for (int i = 0; i < array.items().size(); i++)
                    collect(array.items().get(i).value(),
                            shown instanceof List<?> list && i < list.size() ? list.get(i) : Redaction.PLACEHOLDER);
            }
            case Json5Node.Members members -> {
                // of a key that stands there twice only the last was looked at, so the others are masked whole
                for (Json5Node.Item item : members.items())
                    collect(item.value(),
                            shown instanceof Map<?, ?> map && members.member(item.key()).filter(item::equals).isPresent()
                                    ? map.get(item.key())
                                    : Redaction.PLACEHOLDER);
            }
        }
    }

    private String written() {
        scalars.sort(Comparator.comparingInt(Json5Node.Scalar::start));
        StringBuilder written = new StringBuilder();
        int at = 0;
        for (Json5Node.Scalar scalar : scalars) {
            between(text.substring(at, scalar.start()), written);
            written.append(secrets.contains(scalar) ? MASK : text.substring(scalar.start(), scalar.end()));
            at = scalar.end();
        }
        between(text.substring(at), written);
        return written.toString();
    }

    /** Keys, punctuation and comments. */
    private static void between(String part, StringBuilder written) {
        int at = 0;
        while (at < part.length()) {
            int end = end(part, at);
            boolean comment = part.charAt(at) == '/';
            written.append(comment ? comment(part.substring(at, end)) : part.substring(at, end));
            at = end;
        }
    }

    /** Behind the comment, the quoted key or the character that begins here. */
    private static int end(String part, int at) {
        char c = part.charAt(at);
        if (part.startsWith("//", at)) {
            int end = at;
            while (end < part.length() && part.charAt(end) != '\n' && part.charAt(end) != '\r')
                end++;
            return end;
        }
        if (part.startsWith("/*", at)) {
            int end = part.indexOf("*/", at + 2);
            return end < 0 ? part.length() : end + 2;
        }
        if (c != '"' && c != '\'')
            return at + 1;
        int end = at + 1;
        while (end < part.length() && part.charAt(end) != c)
            end += part.charAt(end) == '\\' ? 2 : 1;
        return Math.min(part.length(), end + 1);
    }

    private static String comment(String comment) {
        StringBuilder shown = new StringBuilder();
        for (String line : comment.split("(?<=\n)", -1)) {
            String stripped = line.strip();
            String safe = SensitiveLine.shown(stripped);
            shown.append(safe.equals(stripped) ? line : line.replace(stripped, safe));
        }
        return RANDOM.matcher(shown).replaceAll("***");
    }
}
