package ai.openclaw.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A start of the recorded gateway.
 *
 * @param arguments without the port
 * @param refused whether it ended with exit code 1; else it ran until it was stopped
 * @param lines what it printed and another gateway can print too: without frames, traces and the insides of exceptions
 */
record RecordedStart(String name, List<String> arguments, boolean refused, List<String> lines) {
    private static final Pattern CASE = Pattern.compile("(\\S+)\\s+args=\\[(.*?)\\] env=\\[(.*?)\\] rc=(\\d+) .*");
    private static final Pattern STAMP = Pattern.compile("(?m)^\\d{4}-\\d\\d-\\d\\dT\\S+ ");
    private static final int STOPPED = 124;

    /** All of the transcript; the second part of it has names between its lines. */
    static List<RecordedStart> read(String resource) {
        try (InputStream in = Objects.requireNonNull(RecordedStart.class.getResourceAsStream(resource))) {
            JsonNode root = new ObjectMapper().readTree(in);
            return Stream.concat(root.path("text").valueStream().map(RecordedStart::ofCase), ofSecrets(root.path("secrets")).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RecordedStart ofCase(JsonNode row) {
        Matcher head = CASE.matcher(row.path("case").asText());
        if (!head.matches())
            throw new AssertionError("no case: " + row.path("case"));
        String arguments = head.group(2).replaceFirst("--port \\d+", "").strip();
        return new RecordedStart(head.group(1), arguments.isEmpty() ? List.of() : List.of(arguments.split(" ")),
                Integer.parseInt(head.group(4)) != STOPPED, lines(row.path("output").valueStream().map(JsonNode::asText).toList()));
    }

    private static List<RecordedStart> ofSecrets(JsonNode lines) {
        List<RecordedStart> starts = new ArrayList<>();
        List<String> block = new ArrayList<>();
        for (JsonNode line : lines) {
            if (!line.asText().equals("--")) {
                block.add(line.asText());
                continue;
            }
            // what the recorded command was asked stands where a name stands elsewhere
            if (block.getFirst().startsWith("{"))
                block.removeFirst();
            String name = block.getFirst().replace(":", "");
            List<String> said = lines(block.subList(1, block.size()));
            starts.add(
                    new RecordedStart("secrets_" + name, List.of(), said.stream().noneMatch(text -> text.contains("listening on")), said));
            block.clear();
        }
        return starts;
    }

    private static List<String> lines(List<String> output) {
        return plain(String.join("\n", output), "").lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" ") && !line.matches("[│◇├}].*")).toList();
    }

    /** A text without what differs from run to run. */
    static String plain(String output, String state) {
        String text = STAMP.matcher(output.replace("\\n- ", "\n- ")).replaceAll("").replace("] warn: ", "] ");
        text = state.isEmpty() ? text : text.replace(state, "~/.openclaw");
        return text.replaceAll("([\\d\\]]):\\d{4,5}\\b", "$1:PORT").replaceAll("Port \\d+ is", "Port PORT is")
                .replaceAll("PID \\d+", "PID N").replaceAll("(\\[gateway\\] log file: ).*", "$1FILE")
                .replaceAll("(\\[gateway\\] agent model: ).*", "$1MODEL");
    }
}
