package ai.openclaw.tools.runtime;

import java.util.Map;

/** What a command does, in a few words for people. */
final class CommandWords {
    private static final int LONGEST = 120;
    private static final Map<String, String> DOES = Map.ofEntries(Map.entry("echo", "print text"), Map.entry("printf", "print text"),
            Map.entry("ls", "list files"), Map.entry("cat", "show a file"), Map.entry("head", "show a file"),
            Map.entry("tail", "show a file"), Map.entry("find", "find files"), Map.entry("grep", "search text"),
            Map.entry("rg", "search text"), Map.entry("git", "use git"), Map.entry("mkdir", "make a folder"),
            Map.entry("rm", "remove files"), Map.entry("mv", "move files"), Map.entry("cp", "copy files"), Map.entry("curl", "fetch"),
            Map.entry("wget", "fetch"), Map.entry("sleep", "wait"), Map.entry("pwd", "show the folder"));

    private CommandWords() {}

    static String of(String line) {
        String one = PlainText.of(line).strip().replaceAll("\\s+", " ").replace('`', '\'');
        String shown = one.length() > LONGEST ? PlainText.whole(one, 0, LONGEST) + "…" : one;
        String does = DOES.get(one.split(" ", 2)[0]);
        return (does == null ? "" : does + ", ") + "`" + shown + "`";
    }
}
