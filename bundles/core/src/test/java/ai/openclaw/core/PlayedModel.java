package ai.openclaw.core;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.ModelEvent;
import ai.openclaw.api.ModelInfo;
import ai.openclaw.api.ModelProvider;
import ai.openclaw.api.ModelRequest;
import ai.openclaw.api.ModelStream;
import ai.openclaw.api.Usage;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A model that answers what a test puts in, in order, and "done" when that is used up. */
final class PlayedModel implements ModelProvider {
    final List<ModelRequest> requests = new CopyOnWriteArrayList<>();
    private final Queue<Function<ModelRequest, List<ModelEvent>>> answers = new ConcurrentLinkedQueue<>();
    private final int window;

    PlayedModel(int window) { this.window = window; }

    /** Answers with these events; the end is added. */
    PlayedModel then(ModelEvent... events) {
        answers.add(_ -> List.of(events));
        return this;
    }

    PlayedModel thenFail(GatewayException failure) {
        answers.add(_ -> { throw failure; });
        return this;
    }

    static ModelEvent call(String id, String tool, Object... arguments) { return new ModelEvent.ToolCall(id, tool, Json.of(arguments)); }

    static ModelEvent say(String text) { return new ModelEvent.Text(text); }

    static ModelEvent used(long tokens) { return new ModelEvent.Done(new Usage(tokens, 1, 0, 0), "stop"); }

    @Override
    public List<ModelInfo> models() { return List.of(new ModelInfo("guide", "Guide", window, 1000, true, List.of("text", "image"))); }

    @Override
    public ModelStream generate(ModelRequest request) {
        requests.add(request);
        Function<ModelRequest, List<ModelEvent>> answer = answers.poll();
        Queue<ModelEvent> events = new ArrayDeque<>(answer == null ? List.of(say("done")) : answer.apply(request));
        if (events.stream().noneMatch(ModelEvent.Done.class::isInstance))
            events.add(used(10));
        return new ModelStream() {
            @Override
            public Optional<ModelEvent> next() { return Optional.ofNullable(events.poll()); }

            @Override
            public void close() { events.clear(); }
        };
    }

    /** What the model was shown of an answer of a tool. */
    static String result(ModelRequest request, String callId) {
        return request.messages().stream()
                .map(message -> message instanceof ai.openclaw.api.ModelMessage.Result result && result.callId().equals(callId)
                        ? result.text()
                        : "")
                .filter(text -> !text.isEmpty()).findFirst().orElse("");
    }

    /** The names of the tools that it was offered. */
    static List<String> tools(ModelRequest request) {
        return request.tools().stream().map(tool -> tool.name()).toList();
    }

}
