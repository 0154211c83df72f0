package ai.openclaw.channel.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Renders Markdown as the few HTML elements that Telegram knows (core.telegram.org/bots/api#html-style). What is not Markdown is escaped. */
final class TelegramHtml {
    private static final Pattern FENCE = Pattern
            .compile("(?ms)^[ ]{0,3}```([\\w+#.-]*)[^\\n`]*\\n(.*?)(?:\\n[ ]{0,3}```[ ]*$|^[ ]{0,3}```[ ]*$|\\z)");
    private static final Pattern INLINE = Pattern.compile(
            "(?<code>`+)(?<codeText>.+?)\\k<code>" + "|\\*\\*(?<bold>\\S|\\S.*?\\S)\\*\\*" + "|(?<!\\w)__(?<bold2>\\S|\\S.*?\\S)__(?!\\w)"
                    + "|~~(?<strike>\\S|\\S.*?\\S)~~" + "|\\[(?<label>[^\\]\\n]+)]\\((?<url>(?:https?://|tg://|mailto:)[^\\s)]+)\\)"
                    + "|(?<![\\w*])\\*(?<italic>[^\\s*]|[^\\s*][^*]*[^\\s*])\\*(?![\\w*])"
                    + "|(?<!\\w)_(?<italic2>[^\\s_]|[^\\s_].*?[^\\s_])_(?!\\w)");
    private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(.*?)\\s*#*");
    private static final Pattern BULLET = Pattern.compile("(\\s*)[*+-]\\s+(.*)");

    private TelegramHtml() {}

    static String of(String markdown) {
        return parts(markdown, FENCE, TelegramHtml::lines, fence -> {
            String code = escape(fence.group(2));
            return fence.group(1).isEmpty()
                    ? "<pre>" + code + "</pre>"
                    : "<pre><code class=\"language-" + escape(fence.group(1)) + "\">" + code + "</code></pre>";
        });
    }

    private static String lines(String text) {
        List<String> lines = new ArrayList<>();
        List<String> quote = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (line.startsWith(">")) {
                quote.add(inline(line.substring(1).stripLeading()));
            } else {
                endQuote(quote, lines);
                lines.add(line(line));
            }
        }
        endQuote(quote, lines);
        return String.join("\n", lines);
    }

    private static void endQuote(List<String> quote, List<String> lines) {
        if (!quote.isEmpty())
            lines.add(quote.stream().collect(Collectors.joining("\n", "<blockquote>", "</blockquote>")));
        quote.clear();
    }

    private static String line(String line) {
        Matcher heading = HEADING.matcher(line);
        if (heading.matches())
            return "<b>" + inline(heading.group(1)) + "</b>";
        Matcher bullet = BULLET.matcher(line);
        return bullet.matches() ? bullet.group(1) + "• " + inline(bullet.group(2)) : inline(line);
    }

    private static String inline(String text) { return parts(text, INLINE, TelegramHtml::escape, TelegramHtml::element); }

    private static String element(MatchResult found) {
        if (found.group("codeText") != null)
            return "<code>" + escape(found.group("codeText")) + "</code>";
        if (found.group("label") != null)
            return "<a href=\"" + escape(found.group("url")) + "\">" + inline(found.group("label")) + "</a>";
        if (found.group("strike") != null)
            return "<s>" + inline(found.group("strike")) + "</s>";
        for (String group : List.of("bold", "bold2"))
            if (found.group(group) != null)
                return "<b>" + inline(found.group(group)) + "</b>";
        return "<i>" + inline(found.group("italic") == null ? found.group("italic2") : found.group("italic")) + "</i>";
    }

    /** The text with every match rendered one way and everything between the matches another. */
    private static String parts(String text, Pattern pattern, Function<String, String> between, Function<MatchResult, String> match) {
        StringBuilder html = new StringBuilder();
        Matcher matcher = pattern.matcher(text);
        int from = 0;
        while (matcher.find()) {
            html.append(between.apply(text.substring(from, matcher.start()))).append(match.apply(matcher.toMatchResult()));
            from = matcher.end();
        }
        return html.append(between.apply(text.substring(from))).toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
