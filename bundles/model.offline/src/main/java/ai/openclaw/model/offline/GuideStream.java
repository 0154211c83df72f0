package ai.openclaw.model.offline;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.ModelEvent;
import ai.openclaw.api.ModelStream;
import ai.openclaw.api.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** An answer of the guide, a word at a time. */
final class GuideStream implements ModelStream {
    private final Duration pause;
    private final Iterator<ModelEvent> events;
    private final CountDownLatch closed = new CountDownLatch(1);

    GuideStream(Answer answer, long wordsAsked, int maxWords) {
        this.pause = answer instanceof Answer.Say say ? say.pause() : Duration.ZERO;
        this.events = switch (answer) {
            case Answer.Say say -> words(Words.of(say.text()), wordsAsked, maxWords);
            case Answer.Use use -> List.<ModelEvent>of(new ModelEvent.ToolCall("guide" + wordsAsked, use.tool(), use.arguments()),
                    new ModelEvent.Done(new Usage(wordsAsked, 1, 0, 0), "toolUse")).iterator();
        };
    }

    private static Iterator<ModelEvent> words(List<String> words, long asked, int max) {
        List<ModelEvent> events = new ArrayList<>();
        words.stream().limit(max).forEach(word -> events.add(new ModelEvent.Text(word)));
        events.add(new ModelEvent.Done(new Usage(asked, events.size(), 0, 0), words.size() > max ? "length" : "stop"));
        return events.iterator();
    }

    @Override
    public Optional<ModelEvent> next() throws InterruptedException {
        if (!events.hasNext())
            return Optional.empty();
        if (closed.await(pause.toNanos(), TimeUnit.NANOSECONDS))
            throw GatewayException.unavailable("model offline/guide: the answer was given up");
        return Optional.of(events.next());
    }

    @Override
    public void close() { closed.countDown(); }
}
