package ai.openclaw.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a command prints: tables and colours on a terminal, plain text elsewhere. */
final class Screen {
    private final PrintStream out;
    private final boolean terminal;
    private final InputStream in;
    private @Nullable BufferedReader reader;

    Screen(PrintStream out, boolean terminal) { this(out, terminal, System.in); }

    /** @param in where answers and values come from */
    Screen(PrintStream out, boolean terminal, InputStream in) {
        this.out = out;
        this.terminal = terminal;
        this.in = in;
    }

    @SuppressWarnings({"SystemConsoleNull", "ConstantValue"}) // it is null where output goes to a pipe and the runtime has no line editor
    static Screen standard() {
        Console console = System.console();
        boolean terminal = console != null && console.isTerminal() && System.getenv("NO_COLOR") == null;
        return new Screen(System.out, terminal);
    }

    PrintWriter writer() { return new PrintWriter(out, true, out.charset()); }

    Progress progress(String doing) { return terminal ? Progress.on(out, doing) : Progress.silent(out); }

    /** Whether somebody can be asked. */
    boolean terminal() { return terminal; }

    /** Asks a question; true is meant by no more than Enter if that is usual. */
    boolean confirmed(String question, boolean usual) {
        part(question + (usual ? " [Y/n] " : " [y/N] "));
        try {
            String answer = reader().readLine();
            return answer != null && (answer.isBlank() ? usual : answer.strip().toLowerCase(Locale.ROOT).startsWith("y"));
        } catch (IOException e) {
            return false;
        }
    }

    private synchronized BufferedReader reader() {
        BufferedReader made = reader == null ? new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)) : reader;
        reader = made;
        return made;
    }

    /** All that is fed in. */
    String input() {
        try {
            StringWriter text = new StringWriter();
            reader().transferTo(text);
            return text.toString();
        } catch (IOException e) {
            throw new CliException("the standard input cannot be read: " + e.getMessage());
        }
    }

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
