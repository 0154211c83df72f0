package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Parameters;

/** {@code openclaw config validate}. */
@picocli.CommandLine.Command(name = "validate", description = "Say everything that is wrong with the configuration; exit code 1 if something is.", footer = {
        "", "Examples:", "  openclaw config validate", "  openclaw config validate draft.json5", "  generate | openclaw config validate -"})
final class ConfigValidateCommand extends ConfigCommand {
    @Parameters(paramLabel = "FILE", arity = "0..1", description = "another file, checked as if it were the configuration; - is the input")
    private Optional<String> file = Optional.empty();

    @Override
    String scope() { return READ; }

    @Override
    public Integer call() {
        if (file.isEmpty() && options.url().isPresent())
            return super.call();
        return local();
    }

    /** By the same rules as the gateway's, which tells no lines. */
    private int local() {
        String name = file.orElseGet(() -> configFile().toString());
        return told(name, Json.MAPPER.valueToTree(offline().issues(bytes(name))));
    }

    private byte[] bytes(String name) {
        try {
            if (name.equals("-"))
                return screen.input().getBytes(java.nio.charset.StandardCharsets.UTF_8);
            return Files.readAllBytes(Path.of(name));
        } catch (java.nio.file.NoSuchFileException e) {
            throw new CliException("There is no file " + name + ".");
        } catch (IOException e) {
            throw new CliException(name + " cannot be read: " + e.getMessage());
        }
    }

    @Override
    int work(ConfigSource config) {
        JsonNode answer = ask(config, "config.get", Json.object());
        return told(answer.path("path").asText(), answer.path("issues"));
    }

    private int told(String name, JsonNode issues) {
        if (options.json()) {
            ObjectNode answer = Json.object().put("path", name).put("valid", issues.isEmpty());
            answer.set("issues", issues);
            screen.line(Json.pretty(answer));
        } else if (issues.isEmpty())
            screen.line(name + " is valid.");
        else
            issues.forEach(issue -> screen.line(line(name, issue)));
        return issues.isEmpty() ? 0 : CliException.FAILED;
    }

    /** {@code openclaw.json:3:5: gateway.port: …}, as compilers write it. */
    static String line(String name, JsonNode issue) {
        String place = issue.has("line") ? ":" + issue.path("line").asInt() + ":" + issue.path("column").asInt() : "";
        String path = issue.path("path").asText();
        return name + place + ": " + (path.isEmpty() ? "" : path + ": ") + Screen.plain(issue.path("message").asText());
    }
}
