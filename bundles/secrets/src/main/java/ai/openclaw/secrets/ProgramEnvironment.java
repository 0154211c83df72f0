package ai.openclaw.secrets;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.SecretQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The variables that a program gets: {@code passEnv} and {@code env} of its provider, and none by which other code could get into it. */
final class ProgramEnvironment {
    /** Loaders, interpreters and tools run what these name (security checklist 27). */
    private static final Set<String> NEVER = Set.of("NODE_OPTIONS", "NODE_PATH", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS",
            "CLASSPATH", "MAVEN_OPTS", "BASH_ENV", "ENV", "SHELLOPTS", "BASHOPTS", "PROMPT_COMMAND", "PS4", "IFS", "PYTHONPATH",
            "PYTHONHOME", "PYTHONSTARTUP", "RUBYOPT", "RUBYLIB", "PERL5LIB", "PERL5OPT", "GCONV_PATH", "LOCPATH");
    private static final List<String> NEVER_BEGIN = List.of("LD_", "DYLD_", "GIT_", "BASH_FUNC_");

    private ProgramEnvironment() {}

    static Map<String, String> of(SecretQuery query) {
        String provider = "secrets.providers." + query.provider();
        Map<String, String> environment = new HashMap<>();
        for (String name : query.texts("passEnv")) {
            check(provider + ".passEnv", name);
            query.environment().apply(name).ifPresent(value -> environment.put(name, value.value()));
        }
        if (query.settings().get("env") instanceof Map<?, ?> given)
            given.forEach((name, value) -> {
                check(provider + ".env", String.valueOf(name));
                environment.put(String.valueOf(name), String.valueOf(value));
            });
        return environment;
    }

    private static void check(String setting, String name) {
        if (NEVER.contains(name) || NEVER_BEGIN.stream().anyMatch(name::startsWith))
            throw GatewayException.invalid(setting + ": " + name + " is never passed to a program, since it can make it run other code.");
    }
}
