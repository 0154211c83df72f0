package ai.openclaw.json5;

import java.util.Optional;

/**
 * A place in a text, both counted from 1.
 *
 * @param column in UTF-16 units
 */
public record Json5Position(int line, int column) {
    static Json5Position of(String text, int offset) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < offset; i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && !text.startsWith("\n", i + 1))) {
                line++;
                start = i + 1;
            }
        }
        return new Json5Position(line, offset - start + 1);
    }

    /** Where the key or element of a dotted path stands; keys may hold dots themselves, elements go by their index. */
    static Optional<Json5Position> of(Json5Document document, String path) {
        return offset(document.root(), path).map(offset -> of(document.text(), offset));
    }

    private static Optional<Integer> offset(Json5Node node, String path) {
        if (path.isEmpty())
            return Optional.of(node.start());
        for (int dot = path.length(); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
            Optional<Json5Node.Item> item = item(node, path.substring(0, dot));
            if (item.isEmpty())
                continue;
            Optional<Integer> found = dot == path.length()
                    ? item.map(Json5Node.Item::start)
                    : offset(item.get().value(), path.substring(dot + 1));
            if (found.isPresent())
                return found;
        }
        return Optional.empty();
    }

    private static Optional<Json5Node.Item> item(Json5Node node, String step) {
        return switch (node) {
            case Json5Node.Members members -> members.member(step);
            case Json5Node.Array array when step.matches("\\d{1,6}") && Integer.parseInt(step) < array.items().size() ->
                Optional.of(array.items().get(Integer.parseInt(step)));
            default -> Optional.empty();
        };
    }
}
