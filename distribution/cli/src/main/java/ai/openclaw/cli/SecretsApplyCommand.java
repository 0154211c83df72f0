package ai.openclaw.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code openclaw secrets apply}: whether the gateway runs or not. */
@picocli.CommandLine.Command(name = "apply", description = {"Put the references of a plan in the place of credentials in clear.",
        "Comments stay, and the copies of openclaw.json are cleaned too. Nothing is written unless every reference works."}, footer = {"",
                "Examples:", "  openclaw secrets apply --from plan.json --dry-run", "  openclaw secrets apply --from plan.json"})
final class SecretsApplyCommand extends OfflineCommand {
    @Option(names = "--from", paramLabel = "FILE", required = true, description = "the plan, as openclaw secrets configure --plan-out writes it")
    private Path from = Path.of("");

    @Option(names = "--dry-run", description = "say what would be done, and check that it works")
    private boolean dryRun;

    @Override
    public Integer call() {
        String text;
        try {
            text = Files.readString(from);
        } catch (IOException e) {
            throw new CliException(from + " cannot be read: " + e.getMessage());
        }
        apply(this, SecretPlan.parse(text, from.toString()), dryRun);
        return 0;
    }

    /** Carries a plan out for a command, and says what was done. */
    static void apply(Command command, SecretPlan plan, boolean dryRun) {
        try {
            PlanApplication application = new PlanApplication(plan, command.configFile(), command.stateDir(), command.environment());
            List<String> warnings = application.warnings();
            List<Path> written = dryRun ? List.of() : application.write();
            if (command.options.json())
                command.screen.line(Json.pretty(json(application, warnings, written, dryRun)));
            else
                show(command.screen, plan, warnings, written, dryRun);
        } catch (IOException e) {
            throw new CliException(command.configFile() + " cannot be changed: " + e.getMessage());
        }
    }

    private static ObjectNode json(PlanApplication application, List<String> warnings, List<Path> written, boolean dryRun) {
        ObjectNode answer = Json.object().put("ok", true).put("dryRun", dryRun);
        ObjectNode lists = answer;
        lists.set("replaced", Json.MAPPER.valueToTree(application.replaced()));
        lists.set("changedFiles", Json.MAPPER.valueToTree(written.stream().map(Path::toString).toList()));
        lists.set("warnings", Json.MAPPER.valueToTree(warnings));
        return answer;
    }

    private static void show(Screen screen, SecretPlan plan, List<String> warnings, List<Path> written, boolean dryRun) {
        plan.providers().keySet().forEach(name -> screen.line((dryRun ? "would set" : "set") + " secrets.providers." + name));
        plan.targets().forEach((path, ref) -> screen.line((dryRun ? "would set " : "set ") + String.join(".", path) + " to " + ref));
        warnings.forEach(warning -> screen.line("warning: " + warning));
        written.forEach(file -> screen.line("changed " + file));
        if (!dryRun && written.isEmpty())
            screen.line("Nothing to change.");
    }
}
