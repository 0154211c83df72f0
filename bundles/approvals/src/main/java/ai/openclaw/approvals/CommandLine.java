package ai.openclaw.approvals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A command line that a POSIX shell would run word by word as it stands: simple commands joined by {@code &&}, {@code ||}, {@code ;} and
 * {@code |}. Whatever a shell would expand, substitute, redirect or define is none (security checklist 26).
 */
record CommandLine(List<Simple> commands) {
    private static final int LONGEST = 16_384;
    private static final Set<String> RESERVED = Set.of("!", "{", "}", "[[", "]]", "if", "then", "elif", "else", "fi", "for", "while",
            "until", "do", "done", "case", "esac", "in", "function", "select", "time", "coproc", "repeat", "foreach", "end", "nocorrect",
            "noglob");
    private static final String SPECIAL = "$`<>(){}*?[]^!";

    /**
     * A program and its arguments.
     *
     * @param joint what stands before it: empty for the first
     */
    record Simple(String joint, List<String> words) {
        Simple {
            words = List.copyOf(words);
        }
    }

    CommandLine {
        commands = List.copyOf(commands);
    }

    /** @throws Unproven with what a shell would make of it that cannot be foreseen */
    static CommandLine parse(String text) throws Unproven {
        return new Reader(text).read();
    }

    /** The one spelling of a word that no shell expands. */
    static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private static final class Reader {
        private final String text;
        private final List<Simple> commands = new ArrayList<>();
        private List<String> words = new ArrayList<>();
        private final StringBuilder word = new StringBuilder();
        private boolean inWord;
        private boolean wordIsQuoted;
        private String joint = "";
        private int at;

        Reader(String text) { this.text = text; }

        CommandLine read() throws Unproven {
            if (text.length() > LONGEST)
                throw new Unproven("it is longer than " + LONGEST + " characters");
            text.codePoints().forEach(Reader::visible);
            while (at < text.length())
                next(text.charAt(at++));
            endWord();
            if (words.isEmpty() && !joint.equals(";"))
                throw new Unproven("a command is missing" + (joint.isEmpty() ? "" : " after " + joint));
            if (!words.isEmpty())
                commands.add(new Simple(joint, words));
            return new CommandLine(commands);
        }

        /** What people do not see, or see as something else, is not for a machine to judge. */
        private static void visible(int character) {
            int type = Character.getType(character);
            boolean blank = character == ' ' || character == '\t';
            if (!blank && (Character.isISOControl(character) || type == Character.FORMAT || type == Character.SURROGATE
                    || type == Character.PRIVATE_USE || type == Character.UNASSIGNED || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR || type == Character.SPACE_SEPARATOR))
                throw new Unproven(character == '\n' || character == '\r'
                        ? "it has several lines"
                        : "it holds the character U+" + String.format("%04X", character));
        }

        private void next(char c) throws Unproven {
            switch (c) {
                case ' ', '\t' -> endWord();
                case '\'' -> singleQuoted();
                case '"' -> doubleQuoted();
                case '\\' -> escaped();
                case '&', '|', ';' -> operator(c);
                default -> plain(c);
            }
        }

        private void plain(char c) throws Unproven {
            if (SPECIAL.indexOf(c) >= 0)
                throw new Unproven("it holds an unquoted " + c);
            if (!inWord && (c == '#' || c == '~' || c == '='))
                throw new Unproven("a word begins with " + c);
            if (c == '~' && (word.isEmpty() || "=:".indexOf(word.charAt(word.length() - 1)) >= 0))
                throw new Unproven("a shell would replace ~");
            add(c);
        }

        private void singleQuoted() throws Unproven {
            int end = text.indexOf('\'', at);
            if (end < 0)
                throw new Unproven("a ' is not closed");
            quoted(text.substring(at, end));
            at = end + 1;
        }

        private void doubleQuoted() throws Unproven {
            StringBuilder inner = new StringBuilder();
            for (; at < text.length() && text.charAt(at) != '"'; at++) {
                char c = text.charAt(at);
                if (c == '$' || c == '`' || c == '!')
                    throw new Unproven("it holds a " + c + " between \"");
                if (c == '\\' && at + 1 < text.length() && "$`\"\\".indexOf(text.charAt(at + 1)) >= 0)
                    c = text.charAt(++at);
                inner.append(c);
            }
            if (at++ >= text.length())
                throw new Unproven("a \" is not closed");
            quoted(inner.toString());
        }

        private void escaped() throws Unproven {
            if (at >= text.length())
                throw new Unproven("it ends with \\");
            quoted(String.valueOf(text.charAt(at++)));
        }

        private void operator(char c) throws Unproven {
            endWord();
            boolean twice = at < text.length() && text.charAt(at) == c;
            if (c == '&' && !twice)
                throw new Unproven("it would go on in the background");
            if ((c == ';' && twice) || (c == '|' && !twice && at < text.length() && text.charAt(at) == '&'))
                throw new Unproven("it holds " + c + text.charAt(at));
            if (words.isEmpty())
                throw new Unproven("a command is missing before " + c);
            at += twice ? 1 : 0;
            commands.add(new Simple(joint, words));
            words = new ArrayList<>();
            joint = twice ? "" + c + c : String.valueOf(c);
        }

        private void add(char c) {
            word.append(c);
            inWord = true;
        }

        private void quoted(String part) {
            word.append(part);
            inWord = true;
            wordIsQuoted = true;
        }

        private void endWord() throws Unproven {
            if (!inWord)
                return;
            String whole = word.toString();
            if (words.isEmpty())
                first(whole);
            words.add(whole);
            word.setLength(0);
            inWord = false;
            wordIsQuoted = false;
        }

        private void first(String whole) throws Unproven {
            if (whole.matches("[A-Za-z_][A-Za-z0-9_]*\\+?=.*"))
                throw new Unproven("it sets the variable " + whole.substring(0, whole.indexOf('=')));
            if (!wordIsQuoted && RESERVED.contains(whole))
                throw new Unproven("it holds the shell's word " + whole);
            if (!whole.chars().allMatch(c -> c > ' ' && c < 127))
                throw new Unproven("the name of the program is no plain one");
        }
    }
}
