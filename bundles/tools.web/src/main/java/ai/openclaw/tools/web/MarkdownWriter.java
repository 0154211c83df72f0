package ai.openclaw.tools.web;

import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Writes a part of a page as Markdown: headings, paragraphs, lists, links, code, quotes and tables. */
final class MarkdownWriter {
    /** What is nested deeper is written as plain text. */
    private static final int DEEPEST = 100;
    private static final int LONGEST_LINK = 500;
    private final StringBuilder text = new StringBuilder();
    private int depth;

    String write(Element element) {
        children(element);
        return Lines.tidy(text.toString());
    }

    private void children(Element element) {
        if (depth >= DEEPEST) {
            text.append(inline(element.text()));
            return;
        }
        depth++;
        for (Node node : element.childNodes())
            if (node instanceof TextNode words)
                words(words.getWholeText());
            else if (node instanceof Element child)
                element(child);
        depth--;
    }

    private void words(String words) {
        String flat = inline(words);
        if (!flat.isEmpty() && (text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1))))
            flat = flat.stripLeading();
        text.append(flat);
    }

    private static String inline(String words) { return words.replaceAll("\\s+", " "); }

    private void element(Element element) {
        switch (element.normalName()) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element);
            case "ul", "ol" -> list(element);
            case "a" -> link(element);
            case "img" -> picture(element);
            case "strong", "b" -> around(element, "**");
            case "em", "i" -> around(element, "*");
            case "code", "kbd", "samp" -> around(element, "`");
            case "pre" -> code(element);
            case "blockquote" -> block(indented(element, "> ", "> "));
            case "table" -> table(element);
            case "br" -> text.append('\n');
            case "hr" -> block("---");
            default -> plain(element);
        }
    }

    private void plain(Element element) {
        boolean block = element.isBlock();
        if (block)
            text.append("\n\n");
        children(element);
        if (block)
            text.append("\n\n");
    }

    private void block(String lines) { text.append("\n\n").append(lines).append("\n\n"); }

    private void heading(Element element) {
        String title = part(element).replace('\n', ' ');
        if (!title.isEmpty())
            block("#".repeat(element.normalName().charAt(1) - '0') + " " + title);
    }

    /** An element on its own, one level down. */
    private String part(Element element) {
        MarkdownWriter writer = new MarkdownWriter();
        writer.depth = depth + 1;
        return writer.write(element);
    }

    private String indented(Element element, String first, String others) { return first + part(element).replace("\n", "\n" + others); }

    private void list(Element list) {
        int number = 1;
        StringBuilder items = new StringBuilder();
        for (Element item : list.children()) {
            String mark = list.nameIs("ol") ? number++ + ". " : "- ";
            String written = indented(item, mark, " ".repeat(mark.length()));
            if (!written.isBlank() && !written.equals(mark))
                items.append(items.isEmpty() ? "" : "\n").append(written.replaceAll("\\n\\s*\\n", "\n"));
        }
        block(items.toString());
    }

    private void link(Element element) {
        String label = part(element).replace('\n', ' ');
        String address = element.absUrl("href");
        boolean shown = address.startsWith("http") && address.length() <= LONGEST_LINK && !label.isEmpty();
        text.append(shown ? "[" + label + "](" + address.replace(")", "%29").replace(" ", "%20") + ")" : label);
    }

    private void picture(Element element) {
        String words = inline(element.attr("alt")).strip();
        if (!words.isEmpty())
            text.append("[picture: ").append(words).append(']');
    }

    private void around(Element element, String mark) {
        String inside = part(element);
        text.append(inside.isEmpty() || inside.contains("\n") ? inside : mark + inside + mark);
    }

    private void code(Element element) {
        String lines = element.wholeText().stripTrailing();
        String fence = lines.contains("```") ? "````" : "```";
        block(fence + "\n" + lines + "\n" + fence);
    }

    private void table(Element table) {
        List<Element> rows = table.select("tr").stream().filter(row -> table.equals(row.closest("table"))).toList();
        boolean first = true;
        StringBuilder lines = new StringBuilder();
        for (Element row : rows) {
            List<Element> cells = row.children().stream().filter(cell -> cell.nameIs("td") || cell.nameIs("th")).toList();
            lines.append(cells.stream().map(cell -> part(cell).replaceAll("\\s*\\n\\s*", " ").replace("|", "\\|"))
                    .collect(Collectors.joining(" | ", "| ", " |\n")));
            if (first)
                lines.append("| --- ".repeat(Math.max(1, cells.size()))).append("|\n");
            first = false;
        }
        block(lines.toString().strip());
    }
}
