package ai.openclaw.sandbox;

import ai.openclaw.api.Command;
import ai.openclaw.api.CommandProcess;
import ai.openclaw.api.Sandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A command that ran to its end. */
record Ran(int exit, String words) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static Command command(Path folder, String line) {
        return new Command(List.of("/bin/sh", "-c", line), folder, Map.of(), Optional.empty());
    }

    static Ran in(Sandbox sandbox, Path folder, String line) throws IOException, InterruptedException {
        return in(sandbox, command(folder, line));
    }

    static Ran in(Sandbox sandbox, Command command) throws IOException, InterruptedException {
        try (CommandProcess process = sandbox.start(command)) {
            process.input().close();
            String words = new String(process.output().readAllBytes(), StandardCharsets.UTF_8);
            return new Ran(process.await(PATIENCE).orElse(-1), words.strip());
        }
    }
}
