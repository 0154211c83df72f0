package ai.openclaw.model.offline;

import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.ModelRequest;
import ai.openclaw.api.ToolSpec;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the guide answers; the same to the same words. It understands, on the first line of a message and in any case:
 * <ul>
 * <li>{@code help} or {@code what can you do}: what it understands, and the tools that it may call</li>
 * <li>{@code setup}: how to get a real model</li>
 * <li>{@code use tool NAME} or {@code use tool NAME {json}}: calls the tool, then answers with what the tool said</li>
 * <li>{@code count to N}: counts, 20 ms a word, to 1000 at most</li>
 * </ul>
 */
final class Guide {
    private static final Pattern USE_TOOL = Pattern.compile("use tool (\\S+)\\s*(\\{.*})?", Pattern.CASE_INSENSITIVE);
    private static final Pattern COUNT = Pattern.compile("count to (\\d{1,9})\\W*", Pattern.CASE_INSENSITIVE);
    /** What stands before a person's words: blocks of metadata, and the time (contract section 8.6). */
    private static final Pattern ENVELOPE = Pattern.compile("(?s).*\\[[A-Z][a-z]{2} \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d [^\\]\\n]*] ");
    private static final int MOST = 1000;
    private static final int ECHO = 200;

    private final Path configFile;

    Guide(Path configFile) { this.configFile = configFile; }

    Answer answer(ModelRequest request) {
        return switch (request.messages().isEmpty() ? new ModelMessage.User("") : request.messages().getLast()) {
            case ModelMessage.Result result ->
                new Answer.Say("The tool `" + result.tool() + "` " + (result.error() ? "failed" : "answered") + ":\n\n" + result.text());
            case ModelMessage.User user -> toWords(words(user.text()), request);
            case ModelMessage.Assistant _ -> new Answer.Say("I have nothing to add.");
        };
    }

    private Answer toWords(String words, ModelRequest request) {
        String line = words.lines().findFirst().orElse("").strip();
        Matcher tool = USE_TOOL.matcher(line);
        Matcher count = COUNT.matcher(line);
        if (tool.matches())
            return use(tool.group(1), Optional.ofNullable(tool.group(2)).orElse("{}"), request.tools());
        if (count.matches())
            return count(Integer.parseInt(count.group(1)));
        return new Answer.Say(switch (line.toLowerCase(Locale.ROOT).replaceAll("\\W+$", "")) {
            case "help", "what can you do" -> help(request.tools());
            case "setup" -> setup();
            default ->
                echo(line) + (firstTurn(request) ? introduction() : "I am only **guide**, the offline model; say `setup` or `help`.");
        });
    }

    private static String words(String text) { return ENVELOPE.matcher(text).replaceFirst("").strip(); }

    private static boolean firstTurn(ModelRequest request) {
        return request.messages().stream().noneMatch(ModelMessage.Assistant.class::isInstance);
    }

    private static String echo(String line) {
        if (line.isEmpty())
            return "You said nothing.\n\n";
        return "You said: “" + (line.length() > ECHO ? line.substring(0, line.offsetByCodePoints(0, ECHO / 2)) + "…" : line) + "”.\n\n";
    }

    private String introduction() {
        return "I am **guide**, the model inside this gateway. I need no key and no network, and I do not think: I only show that everything "
                + "between you and a model works. It does.\n\n" + setup() + "\n\nSay `help` to see what I can do meanwhile.";
    }

    private String setup() {
        return """
            To talk to a real model, write this to `%s`; it takes effect at once:

            ```json5
            {
              models: { providers: { openai: {
                api: "openai-completions", baseUrl: "https://api.openai.com/v1", apiKey: "${OPENAI_API_KEY}",
                models: [{ id: "gpt-4.1-mini", name: "GPT-4.1 mini" }],
              } } },
              agents: { defaults: { model: "openai/gpt-4.1-mini" } },
            }
            ```

            Any server with that API will do, also one on this machine, such as Ollama: `baseUrl: "http://127.0.0.1:11434/v1"`."""
                .formatted(configFile);
    }

    private static String help(List<ToolSpec> tools) {
        return "I understand:\n\n* `setup` – how to get a real model\n* `use tool NAME {json}` – I call that tool and tell you what it said\n"
                + "* `count to N` – I count slowly, so that you can stop me\n\n" + offered(tools);
    }

    private static String offered(List<ToolSpec> tools) {
        return tools.isEmpty()
                ? "There are no tools that I may call."
                : tools.stream().map(tool -> "* `" + tool.name() + "` – " + tool.description())
                        .collect(Collectors.joining("\n", "These are the tools that I may call:\n\n", ""));
    }

    private static Answer use(String name, String json, List<ToolSpec> tools) {
        if (tools.stream().noneMatch(tool -> tool.name().equals(name)))
            return new Answer.Say("I have no tool `" + name + "`. " + offered(tools));
        try {
            return new Answer.Use(name, new JsonMapper().readValue(json, new TypeReference<Map<String, Object>>() {
            }));
        } catch (JsonProcessingException e) {
            return new Answer.Say("What follows `" + name + "` is no JSON object: " + e.getOriginalMessage());
        }
    }

    private static Answer count(int to) {
        if (to > MOST)
            return new Answer.Say("I count to " + MOST + " at most.");
        return new Answer.Say(IntStream.rangeClosed(1, to).mapToObj(String::valueOf).collect(Collectors.joining(" ")),
                Duration.ofMillis(20));
    }
}
