package ai.openclaw.json5;

import ai.openclaw.json5.Json5Node.Item;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One change of a JSON5 document: what it is not about stays as it is, character by character. */
final class Json5Editor {
    private final String text;
    private final Json5Node root;
    private final Json5Style style;

    Json5Editor(Json5Document document) {
        text = document.text();
        root = document.root();
        style = new Json5Style(document);
    }

    Json5Document set(List<String> path, @Nullable Object value) {
        Json5Node node = root;
        for (int i = 0; i < path.size(); i++) {
            String step = path.get(i);
            Object rest = nest(path.subList(i + 1, path.size()), value);
            switch (node) {
                case Json5Node.Members members -> {
                    if (members.member(step).isEmpty())
                        return insert(members, members.items(), style.key(members, step), rest);
                    node = members.member(step).get().value();
                }
                case Json5Node.Array array -> {
                    int index = index(step, array.items().size());
                    if (index == array.items().size())
                        return insert(array, array.items(), "", rest);
                    node = array.items().get(index).value();
                }
                case Json5Node.Scalar scalar -> {
                    return replace(scalar, nest(path.subList(i, path.size()), value));
                }
            }
        }
        return replace(node, value);
    }

    /** A duplicate key is removed wherever it stands, or the earlier value would come to light. */
    Json5Document remove(List<String> path) {
        Json5Node node = root;
        for (String step : path.subList(0, path.size() - 1)) {
            Item item = find(node, step);
            if (item == null)
                return new Json5Document(text, root);
            node = item.value();
        }
        Item item = find(node, path.getLast());
        if (item == null)
            return new Json5Document(text, root);
        Json5Document without = remove(node, item);
        return node instanceof Json5Node.Members ? without.remove(path) : without;
    }

    private static @Nullable Item find(Json5Node node, String step) {
        return switch (node) {
            case Json5Node.Members members -> members.member(step).orElse(null);
            case Json5Node.Array array -> {
                int index = number(step);
                yield index >= 0 && index < array.items().size() ? array.items().get(index) : null;
            }
            case Json5Node.Scalar _ -> null;
        };
    }

    private static int index(String step, int size) {
        int index = number(step);
        if (index < 0 || index > size)
            throw new IllegalArgumentException("\"" + step + "\" is no index from 0 to " + size);
        return index;
    }

    private static int number(String step) {
        boolean digits = !step.isEmpty() && step.length() < 7 && step.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.parseInt(step) : -1;
    }

    private static @Nullable Object nest(List<String> path, @Nullable Object value) {
        Object nested = value;
        for (String step : path.reversed()) {
            Map<String, @Nullable Object> parent = new LinkedHashMap<>();
            parent.put(step, nested);
            nested = parent;
        }
        return nested;
    }

    private Json5Document replace(Json5Node node, @Nullable Object value) {
        boolean oneLine = !style.hasNewline(0, text.length());
        return spliced(node.start(), node.end(), style.value(value, style.indent(node.start()), style.quote(node), oneLine));
    }

    private Json5Document insert(Json5Node parent, List<Item> items, String key, @Nullable Object value) {
        return items.isEmpty() ? insertFirst(parent, key, value) : insertLast(parent, items, key, value);
    }

    private Json5Document insertFirst(Json5Node parent, String key, @Nullable Object value) {
        String outer = style.indent(parent.start());
        String inner = outer + style.unit();
        int close = parent.end() - 1;
        int at = close;
        while (text.charAt(at - 1) == ' ' || text.charAt(at - 1) == '\t')
            at--;
        boolean closeOnItsLine = text.charAt(at - 1) == '\n' || text.charAt(at - 1) == '\r';
        String item = key + style.value(value, inner, style.quote(root), false);
        return closeOnItsLine
                ? spliced(at, at, inner + item + style.newline())
                : spliced(at, close, style.newline() + inner + item + style.newline() + outer);
    }

    private Json5Document insertLast(Json5Node parent, List<Item> items, String key, @Nullable Object value) {
        Item last = items.getLast();
        int behind = last.comma() < 0 ? last.end() : last.comma() + 1;
        int at = style.behindComments(behind, parent.end() - 1);
        boolean lines = style.hasNewline(parent.start(), last.start()) || style.hasNewline(last.end(), at)
                || style.endsWithLineComment(behind, at);
        String indent = style.indent(style.hasNewline(parent.start(), last.start()) ? last.start() : parent.start());
        String item = key + style.value(value, indent, style.quote(last.value()), !lines);
        String inserted = (lines ? style.newline() + indent : " ") + item + (last.comma() < 0 ? "" : ",");
        String comma = last.comma() < 0 ? "," : "";
        // the comma goes to its value, so that a comment between them stays a comment on that value
        return parsed(text.substring(0, last.end()) + comma + text.substring(last.end(), at) + inserted + text.substring(at));
    }

    private Json5Document remove(Json5Node parent, Item item) {
        List<Item> items = parent instanceof Json5Node.Members members ? members.items() : ((Json5Node.Array) parent).items();
        int index = items.indexOf(item);
        StringBuilder result = new StringBuilder(text);
        if (item.comma() >= 0)
            result.deleteCharAt(item.comma());
        result.delete(item.start(), item.end());
        int at = item.start();
        if (item.comma() < 0 && index > 0) {
            result.deleteCharAt(items.get(index - 1).comma());
            at--;
        }
        style.closeGap(result, at);
        return parsed(result.toString());
    }

    private Json5Document spliced(int from, int to, String inserted) {
        return parsed(text.substring(0, from) + inserted + text.substring(to));
    }

    private static Json5Document parsed(String changed) {
        try {
            return Json5Document.parse(changed);
        } catch (Json5Exception e) {
            throw new IllegalStateException("an edit made the text unreadable: " + e.getMessage(), e);
        }
    }
}
