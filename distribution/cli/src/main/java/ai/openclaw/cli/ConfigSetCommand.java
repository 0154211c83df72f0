package ai.openclaw.cli;

import ai.openclaw.schema.KeyPath;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code openclaw config set}. */
@picocli.CommandLine.Command(name = "set", description = "Change values; comments and layout of the file stay.", footer = {"", "Examples:",
        "  openclaw config set gateway.port 18790", "  openclaw config set 'agents.list[0].model' openai/gpt-5-mini",
        "  openclaw config set --set ui.assistant.name=Ada --set logging.level=debug",
        "  pass show bot | openclaw config set channels.telegram.botToken --stdin"})
final class ConfigSetCommand extends ConfigCommand {
    @Parameters(paramLabel = "PATH VALUE", arity = "0..2", description = "the key, and its value: JSON5, or plain text")
    private List<String> words = new ArrayList<>();

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "the same; several changes are made at once or not at all")
    private List<String> assignments = new ArrayList<>();

    @Option(names = "--stdin", description = "read the value of PATH from the standard input, so that it is in no list of processes")
    private boolean stdin;

    @Option(names = "--file", paramLabel = "FILE", description = "read the value of PATH from a file")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--strict-json", description = "refuse a value that is no JSON5 instead of taking it as plain text")
    private boolean strict;

    @Override
    String scope() { return ADMIN; }

    @Override
    public Integer call() {
        boolean fed = stdin || file.isPresent();
        if (words.isEmpty() ? assignments.isEmpty() || fed : words.size() != (fed ? 1 : 2) || (stdin && file.isPresent()))
            throw new CliException("give PATH and VALUE, PATH with --stdin or --file, or --set PATH=VALUE", CliException.USAGE);
        return super.call();
    }

    @Override
    int work(ConfigSource config) {
        TypedChanges changes = new TypedChanges(strict);
        if (!words.isEmpty())
            changes.set(words.getFirst(), words.size() == 2 ? words.getLast() : fed());
        assignments.forEach(changes::assign);
        told(config, "Set " + paths(changes.edits()), edit(config, changes.edits()));
        return 0;
    }

    /** Without the line end that commands print behind a value. */
    private String fed() {
        String text = file.map(ConfigSetCommand::read).orElseGet(screen::input);
        return text.endsWith("\r\n")
                ? text.substring(0, text.length() - 2)
                : text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    /** @throws CliException in one sentence */
    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (java.nio.file.NoSuchFileException e) {
            throw new CliException("There is no file " + file + ".");
        } catch (IOException e) {
            throw new CliException(file + " cannot be read: " + e.getMessage());
        }
    }

    /** How people read the paths of changes. */
    static String paths(ArrayNode edits) {
        return StreamSupport.stream(edits.spliterator(), false).map(edit -> KeyPath.written(steps(edit))).collect(Collectors.joining(", "));
    }

    private static List<String> steps(JsonNode edit) {
        return StreamSupport.stream(edit.path("path").spliterator(), false).map(JsonNode::asText).toList();
    }
}
