package ai.openclaw.cli;

import ai.openclaw.api.AtomicFile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** {@code openclaw config edit}: an editor on a copy that only its owner can read, checked before it takes the file's place. */
@picocli.CommandLine.Command(name = "edit", description = "Open the configuration in $VISUAL or $EDITOR; it is checked before it is saved.", footer = {
        "", "Examples:", "  openclaw config edit", "  EDITOR=nano openclaw config edit"})
final class ConfigEditCommand extends ConfigCommand {
    @Override
    String scope() { return ADMIN; }

    @Override
    public Integer call() {
        if (options.url().isPresent())
            throw new CliException("config edit opens the file of this machine; run it where the gateway runs", CliException.USAGE);
        return super.call();
    }

    @Override
    int work(ConfigSource config) {
        try {
            byte[] before = Files.exists(configFile()) ? Files.readAllBytes(configFile()) : new byte[0];
            Path draft = configFile().resolveSibling(".openclaw-edit-" + ProcessHandle.current().pid() + ".json5");
            AtomicFile.write(draft, before.length == 0 ? "{\n}\n".getBytes(StandardCharsets.UTF_8) : before);
            return edit(config, before, draft);
        } catch (IOException e) {
            throw new CliException(configFile() + " cannot be edited: " + e.getMessage());
        }
    }

    /** Until the text is taken or given up; what was written by then is not lost. */
    private int edit(ConfigSource config, byte[] before, Path draft) throws IOException {
        byte[] opened = Files.readAllBytes(draft);
        while (true) {
            int code = editor(draft);
            byte[] text = Files.readAllBytes(draft);
            if (java.util.Arrays.equals(text, opened)) {
                Files.delete(draft);
                screen.line(code == 0 ? "Nothing was changed." : "The editor ended with " + code + "; nothing was changed.");
                return code == 0 ? 0 : CliException.FAILED;
            }
            if (code == 0 && taken(config, before, draft, text))
                return 0;
            if (!screen.terminal() || !screen.confirmed("Edit again?", true)) {
                screen.line("Nothing was changed. Your text is kept in " + draft);
                return CliException.FAILED;
            }
        }
    }

    private boolean taken(ConfigSource config, byte[] before, Path draft, byte[] text) throws IOException {
        ObjectNode params = Json.object().put("raw", new String(text, StandardCharsets.UTF_8));
        if (before.length > 0)
            params.put("baseHash", hash(before));
        try {
            JsonNode answer = change(config, "config.edit", params);
            Files.delete(draft);
            told(config, "Saved the changes", answer);
            return true;
        } catch (CliException e) {
            complain(e, draft, text);
            return false;
        }
    }

    private void complain(CliException refusal, Path draft, byte[] text) {
        if (String.valueOf(refusal.getMessage()).startsWith(MOVED)) {
            screen.line(screen.bad("Somebody else changed " + configFile() + " meanwhile; what they changed: openclaw config diff"));
            return;
        }
        JsonNode issues = Json.MAPPER.valueToTree(offline().issues(text));
        if (issues.isEmpty())
            screen.line(screen.bad(String.valueOf(refusal.getMessage())));
        issues.forEach(issue -> screen.line(screen.bad(ConfigValidateCommand.line(draft.getFileName().toString(), issue))));
    }

    private int editor(Path draft) throws IOException {
        String editor = environment("VISUAL").or(() -> environment("EDITOR")).orElse("vi");
        try {
            return new ProcessBuilder("sh", "-c", editor + " \"$1\"", "openclaw", draft.toString()).inheritIO().start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CliException.FAILED;
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
