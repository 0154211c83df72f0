package ai.openclaw.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code openclaw gateway schema}: the protocol as it is published with the distribution. Needs no gateway. */
@picocli.CommandLine.Command(name = "schema", description = "Print the protocol's frames, parameters, answers and events.", footer = {"",
        "Examples:", "  openclaw gateway schema > openclaw-protocol.schema.json",
        "  openclaw gateway schema --format ts > openclaw-protocol.d.ts"})
final class GatewaySchemaCommand implements Callable<Integer> {
    /** The forms that are published. */
    enum Format {
        JSON("openclaw-protocol.schema.json"), TS("openclaw-protocol.d.ts"), SWIFT("OpenClawProtocol.swift");

        private final String file;

        Format(String file) { this.file = file; }
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--format", paramLabel = "FORMAT", description = "json (JSON Schema 2020-12), ts or swift; json if not given")
    private Format format = Format.JSON;

    @SuppressWarnings("UnusedVariable") // read by picocli
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "show this help")
    private boolean help;

    @Override
    public Integer call() {
        Path file = Path.of(System.getProperty("openclaw.home", "."), "share", "protocol", format.file);
        try {
            PrintWriter out = spec.commandLine().getOut();
            out.print(Files.readString(file));
            out.flush();
            return 0;
        } catch (IOException e) {
            throw new CliException(file + " cannot be read; this installation is not whole");
        }
    }
}
