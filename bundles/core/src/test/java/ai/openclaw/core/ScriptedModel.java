package ai.openclaw.core;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.ModelEvent;
import ai.openclaw.api.ModelInfo;
import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.ModelProvider;
import ai.openclaw.api.ModelRequest;
import ai.openclaw.api.ModelStream;
import ai.openclaw.api.Usage;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A model that answers "re: " and the question; "hang" never ends, "fail" fails, and a gate can hold every answer back. */
final class ScriptedModel implements ModelProvider {
    final List<ModelRequest> requests = new CopyOnWriteArrayList<>();
    volatile ModelInfo.Cost cost = ModelInfo.Cost.NONE;
    volatile CountDownLatch gate = new CountDownLatch(0);

    @Override
    public List<ModelInfo> models() { return List.of(new ModelInfo("guide", "Guide", 8000, 1000, false, List.of("text"), cost)); }

    @Override
    public ModelStream generate(ModelRequest request) {
        requests.add(request);
        String question = question(request);
        if (question.endsWith("fail"))
            throw GatewayException.unavailable("model offline/guide is down");
        Queue<ModelEvent> events = new ArrayDeque<>(
                List.of(new ModelEvent.Text("re: "), new ModelEvent.Text(question), new ModelEvent.Done(new Usage(3, 2, 0, 0), "stop")));
        CountDownLatch closed = new CountDownLatch(1);
        return new ModelStream() {
            @Override
            public Optional<ModelEvent> next() throws InterruptedException {
                gate.await();
                if (question.endsWith("hang") && events.size() == 1)
                    closed.await();
                return Optional.ofNullable(events.poll());
            }

            @Override
            public void close() { closed.countDown(); }
        };
    }

    static String question(ModelRequest request) {
        return request.messages().getLast() instanceof ModelMessage.User(String text, var _) ? text.replaceFirst("^\\[.*?\\] ", "") : "?";
    }
}
