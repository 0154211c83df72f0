package ai.openclaw.approvals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Programs that run another: how many of their arguments are their own, or that nobody can tell. */
final class Wrappers {
    /** Options of their own that change nothing of what is run; those that take a value of their own as the next argument end with a space. */
    private static final Map<String, Pattern> OPTIONS = Map.ofEntries(entry("env", ""), entry("nohup", ""),
            entry("nice", "-n -?\\d+ |-n-?\\d+|-\\d+|--adjustment=-?\\d+"), entry("setsid", "-[wfc]+|--wait|--fork|--ctty"),
            entry("ionice", "-[cn] \\d |-[cn]\\d|-t"), entry("stdbuf", "-[ioe](L|\\d+[KMG]?) ?|-[ioe] (L|\\d+[KMG]?) "),
            entry("timeout",
                    "-[ks] [A-Z0-9.]+[smhd]? |--foreground|--preserve-status|-v|--verbose|--signal=[A-Z0-9]+|--kill-after=[\\d.]+[smhd]?"),
            entry("sudo", "-n|--non-interactive"), entry("doas", "-n"), entry("time", "-p"), entry("chrt", "-[bio] \\d+ "));
    /** How many arguments stand between the options and the program. */
    private static final Map<String, Integer> OPERANDS = Map.of("timeout", 1);
    /** They run what they read, make up or are told in a language of their own. */
    private static final Set<String> UNFORESEEABLE = Set.of("xargs", "parallel", "watch", "script", "su", "runuser", "pkexec", "chroot",
            "unshare", "nsenter", "systemd-run", "at", "batch", "crontab", "flock", "strace", "ltrace", "gdb", "lldb", "entr", "expect",
            "screen", "tmux", "ssh", "mosh", "rsh", "socat", "nc", "ncat", "netcat", "telnet", "setpriv", "setarch", "linux32", "linux64",
            "capsh", "firejail", "bwrap", "faketime", "fakeroot", "proot", "xvfb-run", "dbus-run-session", "dbus-launch", "run-parts",
            "start-stop-daemon", "daemonize", "prlimit", "taskset", "numactl", "perf", "valgrind", "catchsegv", "ld.so", "cpulimit",
            "unbuffer", "rlwrap", "eval", "exec", "source", "command", "builtin", "coproc", "npx", "bunx", "uvx", "pipx", "dlx", "sg",
            "newgrp", "vipe", "ifne", "chronic", "open", "xdg-open", "busctl", "gnome-terminal", "xterm", "machinectl", "lxc", "ip", "ed",
            "ex", "vi", "vim", "nvim", "view", "emacs", "nano", "less", "more", "most", "man", "pg", "mail", "mutt", "dc", "bc", "m4");

    private Wrappers() {}

    private static Map.Entry<String, Pattern> entry(String name, String options) {
        return Map.entry(name, Pattern.compile(options.isEmpty() ? "(?!)" : options));
    }

    /**
     * The number of arguments before the program that it runs; -1 when it is no wrapper.
     *
     * @throws Unproven when nobody can tell what it runs
     */
    static int skipped(Program program, List<String> arguments) throws Unproven {
        for (String name : program.names()) {
            if (UNFORESEEABLE.contains(name) || name.startsWith("ld-linux") || name.startsWith("ld-musl"))
                throw new Unproven("what " + name + " runs cannot be foreseen");
            Pattern options = OPTIONS.get(name);
            if (options != null)
                return skipped(name, options, arguments);
        }
        return -1;
    }

    private static int skipped(String name, Pattern options, List<String> arguments) throws Unproven {
        int at = 0;
        while (at < arguments.size() && arguments.get(at).startsWith("-") && !arguments.get(at).equals("--")) {
            String one = arguments.get(at);
            String two = at + 1 < arguments.size() ? one + " " + arguments.get(at + 1) + " " : one;
            if (options.matcher(one).matches())
                at++;
            else if (options.matcher(two).matches())
                at += 2;
            else
                throw new Unproven("the option " + one + " of " + name + " is not known to be harmless");
        }
        if (at < arguments.size() && arguments.get(at).equals("--"))
            at++;
        at += OPERANDS.getOrDefault(name, 0);
        if (at >= arguments.size())
            throw new Unproven(name + " is given no program to run");
        if (arguments.get(at).contains("="))
            throw new Unproven(name + " sets the variable " + arguments.get(at).substring(0, arguments.get(at).indexOf('=')));
        if (name.equals("timeout") && !arguments.get(at - 1).matches("[\\d.]+[smhd]?"))
            throw new Unproven("the time of timeout is none");
        return at;
    }
}
