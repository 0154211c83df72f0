package ai.openclaw.cli;

import ai.openclaw.cli.SecretFinding.Code;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code openclaw secrets audit}: whether the gateway runs or not. */
@picocli.CommandLine.Command(name = "audit", description = {
        "Show credentials in clear in openclaw.json, its copies, .env and auth-profiles.json, and references that do not work.",
        "With --check it ends with 1 when there is something, with 3 when a reference stands for nothing."}, footer = {"", "Examples:",
                "  openclaw secrets audit", "  openclaw secrets audit --check --json"})
final class SecretsAuditCommand extends OfflineCommand {
    /** A reference stands for nothing. */
    static final int UNRESOLVED = 3;

    @Option(names = "--check", description = "end with an exit code that says whether all is well")
    private boolean check;

    @Option(names = "--skip-exec", description = "do not run the programs of exec providers")
    private boolean skipExec;

    @Override
    public Integer call() {
        SecretAudit audit = audited();
        boolean unresolved = count(audit, Code.REF_UNRESOLVED) > 0;
        if (options.json())
            screen.line(Json.pretty(json(audit, unresolved)));
        else
            show(audit.findings());
        if (!check || audit.findings().isEmpty())
            return 0;
        return unresolved ? UNRESOLVED : CliException.FAILED;
    }

    private SecretAudit audited() {
        try {
            return new SecretAudit(stateDir(), environment(), !skipExec).run(configFile());
        } catch (IOException e) {
            throw new CliException("The state folder " + stateDir() + " cannot be read: " + e.getMessage());
        }
    }

    private static ObjectNode json(SecretAudit audit, boolean unresolved) {
        ObjectNode answer = Json.object().put("version", 1).put("status",
                audit.findings().isEmpty() ? "clean" : unresolved ? "unresolved" : "findings");
        audit.scanned().forEach(file -> answer.withArray("filesScanned").add(file.toString()));
        answer.putObject("summary").put("plaintextCount", count(audit, Code.PLAINTEXT_FOUND))
                .put("unresolvedRefCount", count(audit, Code.REF_UNRESOLVED)).put("shadowedRefCount", count(audit, Code.REF_SHADOWED))
                .put("openFileCount", count(audit, Code.FILE_TOO_OPEN));
        answer.putArray("findings").addAll(audit.findings().stream().map(SecretFinding::json).toList());
        return answer;
    }

    private static long count(SecretAudit audit, Code code) {
        return audit.findings().stream().filter(finding -> finding.code() == code).count();
    }

    private void show(List<SecretFinding> findings) {
        if (findings.isEmpty()) {
            screen.line(screen.good("No credentials in clear, and every reference works."));
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (SecretFinding finding : findings)
            rows.add(List.of(finding.kind(),
                    Screen.plain(finding.file().getFileName() + (finding.path().isEmpty() ? "" : " " + finding.path())),
                    Screen.plain(finding.message())));
        screen.table(List.of("FOUND", "WHERE", "WHAT"), rows);
    }
}
