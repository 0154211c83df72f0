package ai.openclaw.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code openclaw completion}: a script by which a shell completes commands, options, and keys of the configuration. */
@picocli.CommandLine.Command(name = "completion", description = "Print what a shell needs to complete commands, options and keys.", footer = {
        "", "Examples:", "  eval \"$(openclaw completion bash)\"                    in ~/.bashrc",
        "  eval \"$(openclaw completion zsh)\"                     in ~/.zshrc, behind compinit",
        "  openclaw completion fish > ~/.config/fish/completions/openclaw.fish"})
final class CompletionCommand implements Callable<Integer> {
    /** The shells that are known. */
    enum Shell {
        BASH, ZSH, FISH
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish")
    private Shell shell = Shell.BASH;

    @SuppressWarnings("UnusedVariable") // read by picocli
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "show this help")
    private boolean help;

    @Override
    public Integer call() {
        CompletionScript script = new CompletionScript(spec.root());
        spec.commandLine().getOut().print(switch (shell) {
            case BASH -> script.bash();
            case ZSH -> script.zsh();
            case FISH -> script.fish();
        });
        spec.commandLine().getOut().flush();
        return 0;
    }
}
