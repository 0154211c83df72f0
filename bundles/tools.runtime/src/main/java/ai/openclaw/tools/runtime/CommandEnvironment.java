package ai.openclaw.tools.runtime;

import ai.openclaw.api.GatewayException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The environment of a command: a few variables of the gateway's own by name, a fixed search path, and what the model asks for unless it
 * would make programs load something else than they are (security checklist 27).
 */
final class CommandEnvironment {
    static final String MARK = "OPENCLAW_EXEC_ID";
    private static final Pattern PASSED = Pattern.compile(
            "HOME|USER|LOGNAME|SHELL|LANG|LANGUAGE|LC_[A-Z]+|TZ|TMPDIR|XDG_[A-Z_]+|SSL_CERT_(FILE|DIR)|(?i:(https?|all|no)_proxy)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");
    private static final Pattern REFUSED = Pattern.compile("LD_.*|DYLD_.*|GIT_.*|OPENCLAW_.*|NODE_.*|NPM_CONFIG_.*|(_|JDK_)?JAVA_.*OPTIONS|"
            + "MAVEN_.*|GRADLE_OPTS|ANT_OPTS|SBT_OPTS|PYTHON.*|PERL.*|RUBY.*|BASH_.*|BASHOPTS|SHELLOPTS|ENV|IFS|PS4|CDPATH|PROMPT_COMMAND|ZDOTDIR|"
            + "PATH|HOME|SHELL|GCONV_PATH|LOCPATH|NLSPATH|HOSTALIASES|RES_OPTIONS|MALLOC_.*|GLIBC_TUNABLES|OPENSSL_.*|SSLKEYLOGFILE|SSL_CERT_.*|"
            + "LESSOPEN|LESSCLOSE|SSH_ASKPASS|SUDO_.*|DOTNET_.*|COMPLUS_.*|CORECLR_.*|LUA_.*|PHPRC|PHP_INI_SCAN_DIR|TCLLIBPATH",
            Pattern.CASE_INSENSITIVE);
    private static final String SEARCHED = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private final Map<String, String> gateway;

    CommandEnvironment(Map<String, String> gateway) { this.gateway = gateway; }

    /** For a command on this machine. */
    Map<String, String> onHost(Map<String, String> asked, List<String> pathPrepend, String id, boolean terminal) {
        Map<String, String> environment = new LinkedHashMap<>();
        gateway.forEach((name, value) -> {
            if (PASSED.matcher(name).matches())
                environment.put(name, value);
        });
        environment.put("TERM", terminal ? "xterm-256color" : "dumb");
        environment.putAll(checked(asked));
        List<String> folders = new ArrayList<>(pathPrepend);
        folders.add(SEARCHED);
        if (System.getProperty("os.name", "").startsWith("Mac"))
            folders.add("/opt/homebrew/bin");
        environment.put("PATH", String.join(":", folders));
        environment.put("OPENCLAW_SHELL", "exec");
        environment.put(MARK, id);
        return environment;
    }

    /** For a command in a sandbox, which has an environment of its own. */
    Map<String, String> inSandbox(Map<String, String> asked, String id) {
        Map<String, String> environment = new LinkedHashMap<>(checked(asked));
        environment.put("OPENCLAW_SHELL", "exec");
        environment.put(MARK, id);
        return environment;
    }

    /** @throws GatewayException that names the variable which may not be set */
    static Map<String, String> checked(Map<String, String> asked) {
        asked.forEach((name, value) -> {
            if (!NAME.matcher(name).matches() || value.indexOf('\0') >= 0)
                throw GatewayException.invalid("env: \"" + name.replaceAll("\\p{Cntrl}", "?") + "\" is no variable that can be set");
            if (REFUSED.matcher(name).matches())
                throw GatewayException.invalid("env: " + name + " may not be set, for it changes what programs load or where they are found"
                        + (name.equalsIgnoreCase("PATH") ? "; a person can set tools.exec.pathPrepend" : ""));
        });
        return asked;
    }
}
