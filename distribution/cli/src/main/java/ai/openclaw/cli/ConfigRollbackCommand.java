package ai.openclaw.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code openclaw config rollback}. */
@picocli.CommandLine.Command(name = "rollback", description = "Put a copy back, byte by byte; what stands in the file now is the newest copy then.", footer = {
        "", "Examples:", "  openclaw config rollback", "  openclaw config rollback 2 --yes", "  openclaw config rollback last-good"})
final class ConfigRollbackCommand extends ConfigCommand {
    @Parameters(paramLabel = "N", arity = "0..1", defaultValue = "1", description = "1 (the newest copy) to 5, or last-good; 1 if not given")
    private String version = "1";

    @Option(names = {"-y", "--yes"}, description = "do not ask")
    private boolean yes;

    @Option(names = "--force", description = "put it back even when it has issues")
    private boolean force;

    @Override
    String scope() { return ADMIN; }

    @Override
    int work(ConfigSource config) {
        if (!yes && screen.terminal() && !screen.confirmed("Put version " + version + " of the configuration back?", false)) {
            screen.line("Nothing was changed.");
            return CliException.FAILED;
        }
        try {
            told(config, "Put version " + version + " back",
                    change(config, "config.rollback", Json.object().put("version", version).put("force", force)));
        } catch (CliException e) {
            throw String.valueOf(e.getMessage()).startsWith("invalid config")
                    ? new CliException(e.getMessage() + "\n--force puts it back all the same.")
                    : e;
        }
        return 0;
    }
}
