package ai.openclaw.tools.web;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * The part of a page that is worth reading. What is not shown is gone from the document afterwards.
 *
 * @param article whether it is an article that was found, not the whole page
 */
record MainContent(Element element, boolean article) {
    private static final String NEVER_SHOWN = "script, style, noscript, template, iframe, object, embed, svg, canvas, head, dialog, "
            + "[hidden], [aria-hidden=true], [style~=(?i)(display\\s*:\\s*none|visibility\\s*:\\s*hidden|font-size\\s*:\\s*0(px)?\\s*(;|$)|opacity\\s*:\\s*0\\s*(;|$))]";
    private static final String AROUND = "nav, header:not(article header), footer, aside, form, button, input, select, [role=navigation], [role=banner], [role=contentinfo], [role=complementary]";
    private static final Pattern PARAGRAPHS = Pattern.compile("p|pre|td|blockquote|li|dd");
    private static final Pattern MARGINAL = Pattern.compile(
            "comment|sidebar|footer|menu|share|social|promo|cookie|consent|related|breadcrumb|banner|newsletter|subscribe|advert|popup|pagination",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CENTRAL = Pattern.compile("article|content|post|story|entry|main|body-?text", Pattern.CASE_INSENSITIVE);
    private static final int SHORT_PARAGRAPH = 25;
    private static final int SHORT_ARTICLE = 200;

    static MainContent of(Document document, boolean readability) {
        document.select(NEVER_SHOWN).remove();
        Element body = document.body();
        if (!readability)
            return new MainContent(body, false);
        Element trimmed = body.clone();
        trimmed.select(AROUND).remove();
        IdentityHashMap<Element, Measure> measures = measure(trimmed);
        Optional<Element> found = marked(trimmed, measures).or(() -> best(trimmed, measures));
        return found.map(element -> new MainContent(element, true)).orElseGet(() -> new MainContent(body, false));
    }

    /** Characters of text in an element, how many of them are links, and how much speaks for it. */
    private static final class Measure {
        int text;
        int links;
        int commas;
        double score;

        double withoutLinks() { return text == 0 ? 0 : 1 - (double) links / text; }
    }

    /** All in one walk, for pages may be nested deep and wide. */
    private static IdentityHashMap<Element, Measure> measure(Element root) {
        IdentityHashMap<Element, Measure> measures = new IdentityHashMap<>();
        root.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof Element element)
                    measures.put(element, new Measure());
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof TextNode text)
                    add(measures.get(text.parent()), text.getWholeText());
                else if (node instanceof Element element && !element.equals(root))
                    addAll(measures.get(element.parent()), measures.get(element), element.nameIs("a"));
            }
        });
        return measures;
    }

    private static void add(@Nullable Measure measure, String text) {
        if (measure == null)
            return;
        measure.text += text.strip().length();
        measure.commas += (int) text.chars().filter(c -> c == ',' || c == '、' || c == '，').count();
    }

    private static void addAll(@Nullable Measure parent, @Nullable Measure child, boolean link) {
        if (parent == null || child == null)
            return;
        parent.text += child.text;
        parent.commas += child.commas;
        parent.links += link ? child.text : child.links;
    }

    /** What the page itself calls its main part, if that is most of a text. */
    private static Optional<Element> marked(Element body, IdentityHashMap<Element, Measure> measures) {
        for (String selector : List.of("article", "main, [role=main]")) {
            List<Element> candidates = body.select(selector);
            Element longest = candidates.stream().max((a, b) -> Integer.compare(of(measures, a).text, of(measures, b).text)).orElse(null);
            if (longest != null && of(measures, longest).text >= SHORT_ARTICLE && of(measures, longest).text * 2 >= of(measures, body).text)
                return Optional.of(longest);
        }
        return Optional.empty();
    }

    /** Paragraphs speak for what they are in, and half as much for what that is in. */
    private static Optional<Element> best(Element body, IdentityHashMap<Element, Measure> measures) {
        measures.forEach((element, measure) -> {
            if (PARAGRAPHS.matcher(element.normalName()).matches() && measure.text >= SHORT_PARAGRAPH) {
                double worth = (1 + measure.commas + Math.min(3, measure.text / 100)) * measure.withoutLinks();
                give(measures, element.parent(), worth);
                give(measures, element.parent() == null ? null : element.parent().parent(), worth / 2);
            }
        });
        Element best = body;
        double most = 0;
        for (Element element : body.getAllElements()) {
            double score = of(measures, element).score * of(measures, element).withoutLinks() * name(element);
            if (score > most) {
                most = score;
                best = element;
            }
        }
        boolean enough = !best.equals(body) && of(measures, best).text >= SHORT_ARTICLE;
        return enough ? Optional.of(best) : Optional.empty();
    }

    private static void give(IdentityHashMap<Element, Measure> measures, @Nullable Element element, double worth) {
        if (element != null && measures.containsKey(element))
            of(measures, element).score += worth;
    }

    private static double name(Element element) {
        String name = element.className() + " " + element.id();
        double central = CENTRAL.matcher(name).find() ? 1.25 : 1;
        return MARGINAL.matcher(name).find() ? central / 4 : central;
    }

    private static Measure of(IdentityHashMap<Element, Measure> measures, Element element) {
        Measure measure = measures.get(element);
        return measure == null ? new Measure() : measure;
    }
}
