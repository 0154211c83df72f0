package ai.openclaw.cli;

import ai.openclaw.json5.Json5;
import ai.openclaw.references.SecretRef;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** {@code openclaw secrets configure}: asks on a terminal, takes options elsewhere. */
@picocli.CommandLine.Command(name = "configure", description = {"Replace credentials in clear by references.",
        "Without options it goes through them one by one and asks."}, footer = {"", "Examples:", "  openclaw secrets configure",
                "  openclaw secrets configure --to-file",
                "  openclaw secrets configure --set models.providers.openai.apiKey=env:default:OPENAI_API_KEY",
                "  openclaw secrets configure --provider \"vault={source:'exec',command:'/usr/local/bin/vault-secrets'}\" \\",
                "      --set gateway.auth.token=exec:vault:gateway/token --plan-out plan.json"})
final class SecretsConfigureCommand extends OfflineCommand {
    @Option(names = "--set", paramLabel = "KEY=SOURCE:PROVIDER:ID", description = "put this reference there; may be repeated")
    private List<String> references = new ArrayList<>();

    @Option(names = "--provider", paramLabel = "NAME=JSON5", description = "settings of a provider; may be repeated")
    private List<String> providers = new ArrayList<>();

    @Option(names = "--to-file", description = "move all credentials in clear to secrets.json in the state folder, for you alone to read")
    private boolean toFile;

    @Option(names = "--plan-out", paramLabel = "FILE", description = "write the plan for openclaw secrets apply, and change nothing")
    private Optional<Path> planOut = Optional.empty();

    @Option(names = "--dry-run", description = "say what would be done, and check that it works")
    private boolean dryRun;

    private Supplier<Optional<Function<String, String>>> terminal = SecretsConfigureCommand::console;

    /** Who answers questions; for a test somebody who is no terminal. */
    SecretsConfigureCommand asking(Function<String, String> person) {
        terminal = () -> Optional.of(person);
        return this;
    }

    @SuppressWarnings({"SystemConsoleNull", "ConstantValue"}) // it is null where the runtime has no line editor
    private static Optional<Function<String, String>> console() {
        Console console = System.console();
        return console == null || !console.isTerminal()
                ? Optional.empty()
                : Optional.of(question -> Optional.ofNullable(console.readLine("%s", question)).orElse(""));
    }

    @Override
    public Integer call() {
        SecretFile file = new SecretFile(stateDir());
        SecretPlan plan = plan(file);
        if (plan.targets().isEmpty() && plan.providers().isEmpty()) {
            screen.line("Nothing to change.");
            return 0;
        }
        if (planOut.isPresent())
            write(plan, planOut.get());
        else if (dryRun && !file.isEmpty())
            plan.targets().forEach((path, ref) -> screen.line("would move " + String.join(".", path) + " to " + ref));
        else
            carryOut(file, plan);
        return 0;
    }

    private void carryOut(SecretFile file, SecretPlan plan) {
        try {
            file.save();
        } catch (IOException e) {
            throw new CliException(file.path() + " cannot be written: " + e.getMessage());
        }
        SecretsApplyCommand.apply(this, plan, dryRun);
    }

    private void write(SecretPlan plan, Path to) {
        try {
            Files.writeString(to, Json.pretty(plan.json()) + "\n");
        } catch (IOException e) {
            throw new CliException(to + " cannot be written: " + e.getMessage());
        }
        screen.line("The plan is in " + to + "; carry it out with: openclaw secrets apply --from " + to);
    }

    private SecretPlan plan(SecretFile file) {
        SecretPlan plan = new SecretPlan(new LinkedHashMap<>(), List.of(), new LinkedHashMap<>(), true);
        providers.forEach(text -> provider(plan, text));
        references.forEach(text -> reference(plan, text));
        if (toFile && planOut.isPresent())
            throw new CliException("--to-file moves credentials at once, so it cannot be put off with --plan-out", CliException.USAGE);
        Map<List<String>, String> plain = SecretKeys.plain(config());
        plain.keySet().removeIf(path -> plan.targets().containsKey(path) || !SecretKeys.mayRefer(path));
        if (toFile)
            plain.forEach((path, secret) -> file.take(plan, path, secret));
        else if (references.isEmpty() && providers.isEmpty())
            new SecretQuestions(person(), screen, file).ask(plan, plain);
        return plan;
    }

    private Function<String, String> person() {
        return terminal.get()
                .orElseThrow(() -> new CliException("There is no terminal to ask on; use --to-file or --set KEY=SOURCE:PROVIDER:ID",
                        CliException.USAGE));
    }

    private static void provider(SecretPlan plan, String text) {
        int equals = text.indexOf('=');
        if (equals < 1 || !SecretRef.NAME.matcher(text.substring(0, equals)).find())
            throw new CliException("--provider " + text + " is none; write NAME={source:'file',path:'…'}", CliException.USAGE);
        try {
            Object settings = Json5.parse(text.substring(equals + 1));
            plan.providers().put(text.substring(0, equals), settings == null ? Map.of() : settings);
        } catch (IllegalArgumentException e) {
            throw new CliException("--provider " + text.substring(0, equals) + " is no JSON5: " + e.getMessage(), CliException.USAGE);
        }
    }

    private static void reference(SecretPlan plan, String text) {
        int equals = text.indexOf('=');
        Optional<SecretRef> ref = equals < 1 ? Optional.empty() : SecretRef.parse(text.substring(equals + 1));
        if (ref.isEmpty())
            throw new CliException("--set " + (equals < 1 ? text : text.substring(0, equals))
                    + " needs a reference such as env:default:OPENAI_API_KEY or file:NAME:/pointer", CliException.USAGE);
        plan.targets().put(SecretKeys.path(text.substring(0, equals)), ref.get());
    }
}
