package ai.openclaw.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Masks the credentials in a text. Every match of a pattern is one; of a match with groups, the last group that took part. The work on a text
 * grows with its length and no more: a pattern that needs more steps than that, as one can that somebody thought out in a hurry, masks the
 * whole text and is named as a problem.
 */
final class Redaction {
    /** Masks nothing. */
    static final Redaction NONE = new Redaction(List.of(), false);
    /** Masks what looks like a credential. */
    static final Redaction USUAL = new Redaction(List.of(), true);

    private static final int LONG = 18;
    private static final int HEAD = 6;
    private static final int TAIL = 4;
    /** Characters that a pattern may look at for each one of the text; a sound one needs a handful. */
    private static final int STEPS_FOR_EACH = 100;
    private static final int STEPS_AT_LEAST = 10_000;

    private final List<Rule> rules;
    private final boolean usual;

    private Redaction(List<Rule> rules, boolean usual) {
        this.rules = rules;
        this.usual = usual;
    }

    /**
     * A pattern with the name of the setting it comes from.
     *
     * @param slow whether it ever needed too many steps
     */
    private record Rule(String name, Pattern pattern, AtomicBoolean slow) {}

    /**
     * Masks what these regular expressions match, in upper and lower case alike unless written {@code /…/} with flags of their own.
     *
     * @throws IllegalArgumentException that says which of them is none
     */
    static Redaction of(List<String> patterns) {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < patterns.size(); i++) {
            String name = "logging.redactPatterns[" + i + "]";
            try {
                rules.add(new Rule(name, compile(patterns.get(i)), new AtomicBoolean()));
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException(name + ": no regular expression: " + e.getDescription(), e);
            }
        }
        return new Redaction(List.copyOf(rules), false);
    }

    private static Pattern compile(String text) {
        int close = text.lastIndexOf('/');
        if (!text.startsWith("/") || close < 2 || !text.substring(close + 1).matches("[gimsuy]*"))
            return Pattern.compile(text, Pattern.CASE_INSENSITIVE);
        String flags = text.substring(close + 1);
        return Pattern.compile(text.substring(1, close), (flags.contains("i") ? Pattern.CASE_INSENSITIVE : 0)
                | (flags.contains("m") ? Pattern.MULTILINE : 0) | (flags.contains("s") ? Pattern.DOTALL : 0));
    }

    /** The settings whose patterns are too slow. */
    List<String> problems() {
        return rules
                .stream().filter(rule -> rule.slow().get()).map(rule -> rule.name()
                        + ": needs too long for some texts, which are masked whole; write it without repetitions in" + " repetitions")
                .toList();
    }

    String masked(String text) {
        if (usual)
            return SecretHints.in(text) ? masked(text, UsualPatterns.RULES) : text;
        return rules.isEmpty() ? text : masked(text, rules);
    }

    private static String masked(String text, List<Rule> rules) {
        String result = text;
        for (Rule rule : rules)
            try {
                result = masked(result, rule.pattern());
            } catch (SteppedText.Exhausted | StackOverflowError e) {
                rule.slow().set(true);
                return "***";
            }
        return result;
    }

    private static String masked(String text, Pattern pattern) {
        Matcher matcher = pattern.matcher(new SteppedText(text, STEPS_AT_LEAST + STEPS_FOR_EACH * (long) text.length()));
        if (!matcher.find())
            return text;
        StringBuilder result = new StringBuilder(text.length());
        int from = 0;
        do {
            int group = matcher.groupCount();
            while (group > 0 && (matcher.start(group) < 0 || matcher.start(group) == matcher.end(group)))
                group--;
            result.append(text, from, matcher.start(group)).append(mask(text.substring(matcher.start(group), matcher.end(group))));
            from = matcher.end(group);
        } while (matcher.find());
        return result.append(text, from, text.length()).toString();
    }

    /** What is shown of a credential: enough to tell two apart, of a short one nothing. A reference to a variable is none. */
    static String mask(String credential) {
        if (credential.isEmpty() || credential.startsWith("${"))
            return credential;
        if (credential.startsWith("-----BEGIN"))
            return "-----BEGIN … ***";
        return credential.length() < LONG ? "***" : credential.substring(0, HEAD) + "…" + credential.substring(credential.length() - TAIL);
    }

    /** What looks like a credential, compiled when the first text does. */
    private static final class UsualPatterns {
        private static final String NAME = "(?:token|secret|password|passwd|passphrase|(?:api|access|private|signing|encryption|auth)[-_]?key)";
        private static final String PLAIN = "[^\\s\"'`,;&(){}\\[\\]<>]";
        /** The name of a variable is no value. */
        private static final String VALUE = "((?!\\$\\{)" + PLAIN + "++)";

        private static final List<Rule> RULES = List.of( //
                rule("-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----[^-]*(?:-----END [A-Z0-9 ]*PRIVATE KEY-----)?"),
                // "botToken":"…", also within JSON that is quoted itself
                rule("(?i)" + NAME + "\\\\{0,3}[\"']\\s{0,4}:\\s{0,4}\\\\{0,3}[\"']([^\"'\\\\]++)"),
                // OPENAI_API_KEY=…, token: "…", ?token=…
                rule("(?i)(?:\\b[A-Z0-9_]{0,40}_KEY|" + NAME + ")\\s{0,4}=\\s{0,4}[\"'`]?" + VALUE),
                rule("(?i)(?:\\b[A-Z0-9_]{0,40}_KEY|" + NAME + ")(?::(?=\\S)|\\s{0,4}:\\s{1,4}(?=[\"'`]|" + PLAIN + "{0,80}\\d|" + PLAIN
                        + "{18}))[\"'`]?" + VALUE),
                rule("(?i)--(?:[a-z0-9]+-){0,4}" + NAME + "[ =]+[\"'`]?" + VALUE),
                rule("(?i)\\b(?:Bearer|Basic)\\s+([A-Za-z0-9._~+/=-]{8,}+)"),
                // name:password in front of a host
                rule("://[^\\s/:@]{0,256}:([^\\s/@]{1,256})@"),
                // the beginnings of well-known tokens; a bot's number; a signed web token
                rule("(?<![A-Za-z0-9])(?:sk-|gh[opsur]_|github_pat_|xox[abeprs]-|xapp-|gsk_|AIza|pplx-|npm_|glpat-|hf_|AKIA|ya29\\.)"
                        + "[A-Za-z0-9_.-]{8,}+", 0),
                rule("(?<!\\d)\\d{6,20}:[A-Za-z0-9_-]{20,}+"),
                rule("(?<![A-Za-z0-9])eyJ[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]*+"));

        private static Rule rule(String regex) { return rule(regex, 0); }

        private static Rule rule(String regex, int flags) {
            return new Rule("the usual patterns", Pattern.compile(regex, flags), new AtomicBoolean());
        }
    }
}
