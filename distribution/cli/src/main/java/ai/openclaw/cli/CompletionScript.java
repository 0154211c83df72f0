package ai.openclaw.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The completion scripts, made of the commands that there are. Keys of the configuration are asked of {@code openclaw config keys}, since
 * they depend on the plugins and on the file.
 */
final class CompletionScript {
    /** Whose arguments are keys, and those of which only some are. */
    private static final List<String> KEYS = List.of(" config get", " config schema", " config unset");
    private static final List<String> SOME_KEYS = List.of(" config set", " config plan");
    private static final String BASH = """
        # openclaw: completion for bash; load it with: eval "$(openclaw completion bash)"
        _openclaw() {
          local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}" command="" words="" options="" keys="" i
          for ((i = 1; i < COMP_CWORD; i++)); do
            case "$command ${COMP_WORDS[i]}" in
              %COMMANDS%) command="$command ${COMP_WORDS[i]}" ;;
            esac
          done
          case "$command" in
        %CASES%  esac
          case "$command" in
            %KEYS%) keys=1 ;;
            %SOME%) case "$previous" in set | --set | --unset) keys=1 ;; esac ;;
          esac
          COMPREPLY=()
          case "$current" in
            -*) COMPREPLY=($(compgen -W "$options" -- "$current")) ;;
            *)
              if [ -n "$keys" ]; then
                COMPREPLY=($(openclaw config keys "${current#[\\"\\']}" 2>/dev/null))
                case "${COMPREPLY[*]}" in *. | *.\\ * | *\\[ | *\\[\\ *) type compopt >/dev/null 2>&1 && compopt -o nospace 2>/dev/null ;; esac
              else
                COMPREPLY=($(compgen -W "$words" -- "$current"))
              fi ;;
          esac
        }
        complete -o default -F _openclaw openclaw
        """;
    private static final String FISH = """
        # openclaw: completion for fish; save it as ~/.config/fish/completions/openclaw.fish
        function __openclaw_command
          set -l command ""
          set -l words (commandline -opc)
          for word in $words[2..-1]
            switch "$command $word"
              case %COMMANDS%
                set command "$command $word"
            end
          end
          echo ":$command"
        end
        """;
    private final Map<String, CommandSpec> commands = new LinkedHashMap<>();

    CompletionScript(CommandSpec root) { collect("", root); }

    private void collect(String path, CommandSpec command) {
        commands.put(path, command);
        visible(command).forEach((name, line) -> collect(path + " " + name, line.getCommandSpec()));
    }

    private static Map<String, CommandLine> visible(CommandSpec command) {
        Map<String, CommandLine> visible = new LinkedHashMap<>();
        command.subcommands().forEach((name, line) -> {
            if (!line.getCommandSpec().usageMessage().hidden())
                visible.put(name, line);
        });
        return visible;
    }

    private static List<OptionSpec> options(CommandSpec command) {
        return command.options().stream().filter(option -> !option.hidden()).toList();
    }

    private static String quoted(List<String> words, String between) {
        return words.stream().map(word -> "\"" + word + "\"").collect(Collectors.joining(between));
    }

    private List<String> paths() { return commands.keySet().stream().filter(path -> !path.isEmpty()).toList(); }

    String bash() {
        StringBuilder cases = new StringBuilder();
        commands.forEach((path, command) -> cases.append("    \"").append(path).append("\") words=\"")
                .append(String.join(" ", visible(command).keySet())).append("\" options=\"")
                .append(options(command).stream().flatMap(option -> List.of(option.names()).stream()).filter(name -> name.startsWith("--"))
                        .collect(Collectors.joining(" ")))
                .append("\" ;;\n"));
        return BASH.replace("%COMMANDS%", quoted(paths(), " | ")).replace("%CASES%", cases).replace("%KEYS%", quoted(KEYS, " | "))
                .replace("%SOME%", quoted(SOME_KEYS, " | "));
    }

    /** Zsh understands the script of bash. */
    String zsh() {
        return "# openclaw: completion for zsh; load it behind compinit with: eval \"$(openclaw completion zsh)\"\n"
                + "autoload -Uz bashcompinit && bashcompinit\n" + bash().substring(bash().indexOf('\n') + 1);
    }

    String fish() {
        List<String> lines = new ArrayList<>();
        commands.forEach((path, command) -> {
            String here = "complete -c openclaw -n 'test (__openclaw_command) = \":" + path + "\"' ";
            visible(command).forEach((name, line) -> lines
                    .add(here + "-f -a " + name + " -d '" + described(line.getCommandSpec().usageMessage().description()) + "'"));
            options(command).forEach(option -> lines.add(here + "-l " + option.longestName().substring(2)
                    + (option.arity().max() > 0 ? " -r" : "") + " -d '" + described(option.description()) + "'"));
        });
        String keys = " -f -a '(openclaw config keys (commandline -ct))'";
        lines.add("complete -c openclaw -n 'contains -- (__openclaw_command) " + quoted(KEYS.stream().map(path -> ":" + path).toList(), " ")
                + "'" + keys);
        lines.add(
                "complete -c openclaw -n 'test (__openclaw_command) = \": config set\"; and test (count (commandline -opc)) -eq 3'" + keys);
        for (String path : SOME_KEYS)
            lines.add("complete -c openclaw -n 'test (__openclaw_command) = \":" + path
                    + "\"; and contains -- (commandline -opc)[-1] --set --unset'" + keys);
        return FISH.replace("%COMMANDS%", quoted(paths(), " ")) + String.join("\n", lines) + "\n";
    }

    private static String described(String[] description) {
        return String.join(" ", description).replace("\\", "\\\\").replace("'", "\\'");
    }
}
