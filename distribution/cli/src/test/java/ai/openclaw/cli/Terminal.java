package ai.openclaw.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs commands as a person would, and keeps what was printed. */
final class Terminal {
    final Map<String, String> environment = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    /** What is fed in. */
    String input = "";
    /** Whether somebody sits there who can be asked. */
    boolean interactive;

    /** A terminal of a person whose state is in this folder. */
    Terminal(Path state) {
        environment.put("OPENCLAW_STATE_DIR", state.toString());
    }

    /** As {@link #run}, against a gateway whose token is known. */
    int run(GatewayServer gateway, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--port", Integer.toString(gateway.port()), "--token", "secret"));
        return run(all.toArray(String[]::new));
    }

    /** Runs a command and returns its exit code; what earlier ones printed is forgotten. */
    int run(String... arguments) {
        out.reset();
        errors.reset();
        Screen screen = new Screen(new PrintStream(out, true, StandardCharsets.UTF_8), interactive,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        return new Main(environment, screen, new PrintStream(errors, true, StandardCharsets.UTF_8)).run(List.of(arguments));
    }

    String out() { return out.toString(StandardCharsets.UTF_8); }

    String errors() { return errors.toString(StandardCharsets.UTF_8); }
}
