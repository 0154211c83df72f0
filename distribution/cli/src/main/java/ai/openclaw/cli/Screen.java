package ai.openclaw.cli;

import java.io.Console;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** What a command prints: tables and colours on a terminal, plain text elsewhere. */
final class Screen {
    private final PrintStream out;
    private final boolean terminal;

    Screen(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @SuppressWarnings({"SystemConsoleNull", "ConstantValue"}) // it is null where output goes to a pipe and the runtime has no line editor
    static Screen standard() {
        Console console = System.console();
        boolean terminal = console != null && console.isTerminal() && System.getenv("NO_COLOR") == null;
        return new Screen(System.out, terminal);
    }

    PrintWriter writer() { return new PrintWriter(out, true, out.charset()); }

    Progress progress(String doing) { return terminal ? Progress.on(out, doing) : Progress.silent(out); }

    void line(String text) { out.println(text); }

    /** Part of a line, shown at once. */
    void part(String text) {
        out.print(text);
        out.flush();
    }

    String good(String text) { return coloured(text, "32"); }

    String bad(String text) { return coloured(text, "31"); }

    /** Whatever colours the terminal has. */
    String darkOnLight(String text) { return coloured(text, "30;107"); }

    private String coloured(String text, String colour) { return terminal ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text; }

    /** Words of others, without what would steer the terminal. */
    static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    /** Rows under a heading, columns aligned by their plain width. */
    void table(List<String> heading, List<List<String>> rows) {
        List<List<String>> all = new ArrayList<>();
        all.add(heading);
        all.addAll(rows);
        int[] widths = new int[heading.size()];
        for (List<String> row : all)
            for (int i = 0; i < widths.length; i++)
                widths[i] = Math.max(widths[i], width(row.get(i)));
        for (List<String> row : all) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++)
                line.append(row.get(i)).append(" ".repeat(widths[i] - width(row.get(i)) + 2));
            out.println(line.toString().stripTrailing());
        }
    }

    private static int width(String text) { return text.replaceAll("\u001b\\[\\d+m", "").length(); }
}
