package ai.openclaw.approvals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What programs can do beyond their name: code given as an argument, options that run other programs or write where they should not. */
final class OptionRules {
    private static final Pattern INTERPRETER = Pattern.compile(
            "(python|ipython|pypy|perl|ruby|irb|node|nodejs|deno|bun|php|php-cgi|lua|luajit|tclsh|wish|expect|rscript|julia|osascript|groovy|"
                    + "scala|kotlin|java|jshell|jjs|ghci|runghc|guile|racket|sbcl|clisp|swift|ocaml|erl|elixir|iex|gawk|mawk|nawk|awk|"
                    + "original-awk|jrunscript|tsx|ts-node|escript|gjs|qjs|d8|octave|maxima|gp|sqlite3|psql|mysql|mariadb|ftp|sftp|lftp|gnuplot)"
                    + "[\\d.]*m?(-.*)?");
    private static final Set<String> HARMLESS = Set.of("--version", "--help", "-V", "-v", "-h");
    private static final Set<String> GIT = Set.of("status", "log", "diff", "show", "branch", "add", "commit", "push", "pull", "fetch",
            "checkout", "switch", "restore", "merge", "rebase", "reset", "stash", "tag", "remote", "rev-parse", "rev-list", "ls-files",
            "ls-tree", "blame", "describe", "init", "mv", "rm", "clean", "cherry-pick", "revert", "shortlog", "cat-file", "name-rev",
            "version", "merge-base");
    /** Options by program; a single letter is one of a cluster. */
    private static final Map<String, Set<String>> DENIED = Map
            .ofEntries(
                    Map.entry("find",
                            Set.of("-exec", "-execdir", "-ok", "-okdir", "-delete", "-fprint", "-fprint0", "-fprintf", "-fls",
                                    "-files0-from")),
                    Map.entry("fd", Set.of("--exec", "--exec-batch", "x", "X")),
                    Map.entry("fdfind", Set.of("--exec", "--exec-batch", "x", "X")),
                    Map.entry("rg", Set.of("--pre", "--hostname-bin", "--search-zip", "z")),
                    Map.entry("tar",
                            Set.of("--checkpoint-action", "--to-command", "--use-compress-program", "--rsh-command", "--rmt-command",
                                    "--info-script", "--new-volume-script", "--checkpoint", "I", "F")),
                    Map.entry("sort",
                            Set.of("--output", "--compress-program", "--files0-from", "--random-source", "--temporary-directory", "o",
                                    "T")),
                    Map.entry("git",
                            Set.of("--config-env", "--exec-path", "--upload-pack", "--receive-pack", "--exec", "--ext-diff", "--textconv",
                                    "--output", "--open-files-in-pager", "--template", "--git-dir", "--work-tree", "--paginate",
                                    "--namespace", "--super-prefix", "--editor", "--edit", "--interactive", "c", "x", "O")),
                    Map.entry("rsync", Set.of("--rsh", "--rsync-path", "--files-from", "--daemon", "--config", "e")),
                    Map.entry("scp", Set.of("S", "o", "F", "D")), Map.entry("curl", Set.of("--config", "--engine", "--libcurl", "K")),
                    Map.entry("wget", Set.of("--use-askpass", "--execute", "--config", "e")),
                    Map.entry("zip", Set.of("--unzip-command", "T")), Map.entry("split", Set.of("--filter")),
                    Map.entry("tcpdump", Set.of("z", "Z")), Map.entry("install", Set.of("--strip-program")),
                    Map.entry("jq", Set.of("--from-file", "--library-path", "--rawfile", "--slurpfile", "--argfile", "L", "f")),
                    Map.entry("date", Set.of("--file", "--set", "f", "s")), Map.entry("gcc", Set.of("-wrapper", "-specs", "-fplugin", "B")),
                    Map.entry("go", Set.of("-exec", "-toolexec", "-vettool", "-overlay", "run", "generate", "tool")),
                    Map.entry("cargo", Set.of("--config")), Map.entry("npm", Set.of("--script-shell", "--node-options", "exec", "x")),
                    Map.entry("make", Set.of("--eval", "E")), Map.entry("sed", Set.of("e")),
                    Map.entry("env", Set.of("--split-string", "S")), Map.entry("openssl", Set.of("-engine", "-provider")),
                    Map.entry("grep", Set.of("--file")), Map.entry("dmesg", Set.of("--pager")), Map.entry("systemctl", Set.of("edit")),
                    Map.entry("bat", Set.of("--pager")), Map.entry("nmap", Set.of("--script", "--datadir")),
                    Map.entry("pip", Set.of("--python")));

    private OptionRules() {}

    /** Why this use of a program is more than its name says; empty when it is not. */
    static Optional<String> complaint(Invocation run) {
        for (String name : run.program().names()) {
            if (INTERPRETER.matcher(name).matches() && !script(run))
                return Optional.of(name + " runs code of its arguments or of what it reads");
            if (name.equals("sed") && !run.arguments().contains("--sandbox"))
                return Optional.of("sed can run programs; give it --sandbox");
            if (name.equals("git") && (run.arguments().isEmpty() || !GIT.contains(run.arguments().getFirst())))
                return Optional.of("git is only known with a plain command first, such as git status");
            if (name.equals("git") && run.arguments().stream().anyMatch(word -> word.contains("::")))
                return Optional.of("git would run a program to reach an address with ::");
            Optional<String> denied = words(name, run.arguments()).stream().filter(word -> DENIED
                    .getOrDefault(name.endsWith("tar") ? "tar" : name, Set.of()).stream().anyMatch(option -> means(word, option)))
                    .findFirst();
            if (denied.isPresent())
                return Optional.of("the option " + denied.get() + " of " + name + " can run or overwrite something else");
        }
        return Optional.empty();
    }

    /** The first word of tar is options even without its dash. */
    private static List<String> words(String name, List<String> arguments) {
        if (!name.endsWith("tar") || arguments.isEmpty() || arguments.getFirst().startsWith("-"))
            return arguments;
        List<String> words = new ArrayList<>(arguments);
        words.set(0, "-" + words.getFirst());
        return words;
    }

    /** Whether its arguments name a file that it runs. */
    static boolean interprets(Invocation run) {
        return run.program().names().stream().anyMatch(name -> INTERPRETER.matcher(name).matches());
    }

    /** A file and its arguments: nothing before it, and nothing that is read as code. */
    private static boolean script(Invocation run) {
        if (run.arguments().isEmpty())
            return false;
        String first = run.arguments().getFirst();
        if (run.arguments().size() == 1 && HARMLESS.contains(first))
            return true;
        boolean languageOfArguments = run.program().names().stream().anyMatch(name -> name.contains("awk")
                || Set.of("sqlite3", "psql", "mysql", "mariadb", "ftp", "sftp", "lftp", "java", "deno", "bun").contains(name));
        return !languageOfArguments && !first.startsWith("-") && first.contains("/") && !first.contains("/dev/")
                && !first.contains("/proc/");
    }

    /** GNU programs take the beginning of a long option, and letters in one word. */
    static boolean means(String word, String option) {
        if (option.length() == 1)
            return word.length() > 1 && word.charAt(0) == '-' && word.charAt(1) != '-' && word.indexOf(option.charAt(0)) > 0;
        String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
        if (option.startsWith("--"))
            return name.startsWith("--") && name.length() > 2 && (option.startsWith(name) || name.startsWith(option));
        return name.toLowerCase(Locale.ROOT).equals(option) || name.equals("-" + option);
    }
}
