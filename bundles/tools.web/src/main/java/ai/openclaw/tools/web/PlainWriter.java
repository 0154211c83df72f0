package ai.openclaw.tools.web;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Writes a part of a page as plain text: blocks on lines of their own. */
final class PlainWriter implements NodeVisitor {
    private final StringBuilder text = new StringBuilder();

    private PlainWriter() {}

    static String write(Element element) {
        PlainWriter writer = new PlainWriter();
        element.traverse(writer);
        return Lines.tidy(writer.text.toString());
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words)
            text.append(words.parentNameIs("pre") ? words.getWholeText() : words.getWholeText().replaceAll("\\s+", " "));
        else if (node instanceof Element element && (element.isBlock() || element.nameIs("br")))
            text.append('\n');
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element && element.isBlock())
            text.append(element.nameIs("p") ? "\n\n" : "\n");
        else if (node instanceof Element element && (element.nameIs("td") || element.nameIs("th")))
            text.append('\t');
    }
}
