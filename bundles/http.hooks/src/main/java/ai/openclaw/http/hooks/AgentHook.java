package ai.openclaw.http.hooks;

import ai.openclaw.api.Channels;
import ai.openclaw.api.ClientContext;
import ai.openclaw.api.RunRequest;
import ai.openclaw.api.RunRequest.Delivery;
import ai.openclaw.api.Runs;
import ai.openclaw.endpoint.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;

/** Starts the run that a webhook asks for (contract section 16). It is no owner's: it cannot change the gateway. */
final class AgentHook {
    private static final Duration USUAL_TIMEOUT = Duration.ofMinutes(10);
    private static final long MAX_TIMEOUT_SECONDS = 172_800;
    private static final Duration LONGEST_QUEUE = Duration.ofHours(1);
    private final SessionRules rules;
    private final Runs runs;
    private final Channels channels;
    private final HookNews news;

    AgentHook(SessionRules rules, Runs runs, Channels channels, HookNews news) {
        this.rules = rules;
        this.runs = runs;
        this.channels = channels;
        this.news = news;
    }

    /**
     * Starts the run, or finds the one that the same key was given to within a day.
     *
     * @param path below {@code hooks.path}
     * @return its id
     * @throws Refusal 400 for what does not fit the settings, 503 when too many runs of webhooks wait
     */
    String start(Wish wish, String path, Optional<String> traceParent) {
        if (wish.fields().get("model") instanceof String model && model.isBlank())
            throw Refusals.invalid("model required");
        Optional<Delivery> delivery = delivery(wish);
        String sessionKey = rules.sessionKey(wish.words("agentId"), wish.words("sessionKey"), wish.sent());
        if (news.full())
            throw Refusals.unavailable("too many runs of webhooks wait; try again later");
        String id = wish.key().map(key -> UUID.nameUUIDFromBytes(("hook\n" + path + "\n" + key).getBytes(StandardCharsets.UTF_8)))
                .orElseGet(UUID::randomUUID).toString();
        Duration timeout = timeout(wish);
        String message = wish.external() ? ExternalText.task(wish.name(), wish.text()) : wish.text();
        Runs.Started started = runs
                .start(new RunRequest(id, sessionKey, message, RunRequest.Source.HOOK, Optional.empty(), timeout, Optional.of(wish.name()),
                        List.of()).thinking(wish.words("thinking")).delivery(delivery).client(context(wish, traceParent)));
        if (started.fresh())
            news.follow(started.run(), wish.name(), wish.now("wakeMode"), timeout.plus(LONGEST_QUEUE));
        return id;
    }

    private static ClientContext context(Wish wish, Optional<String> traceParent) {
        return new ClientContext(List.of(), List.of(), List.of(), Optional.empty(), OptionalInt.empty(), wish.words("model"), traceParent);
    }

    private static Duration timeout(Wish wish) {
        if (!(wish.fields().get("timeoutSeconds") instanceof Number seconds) || !(seconds.doubleValue() >= 1))
            return USUAL_TIMEOUT;
        return Duration.ofSeconds((long) Math.min(seconds.doubleValue(), MAX_TIMEOUT_SECONDS));
    }

    /** By default to where the agent was last spoken to. */
    private Optional<Delivery> delivery(Wish wish) {
        Object asked = wish.fields().get("channel");
        String channel = asked == null ? Delivery.LAST : String.valueOf(asked).strip().toLowerCase(Locale.ROOT);
        if (!channel.equals(Delivery.LAST)) {
            List<String> deployed = channels.accounts().stream().map(account -> account.type()).distinct().sorted().toList();
            if (!deployed.contains(channel))
                throw Refusals.invalid(
                        "channel must be " + String.join("|", Stream.concat(Stream.of(Delivery.LAST), deployed.stream()).toList()));
        }
        if (Boolean.FALSE.equals(wish.fields().get("deliver")))
            return Optional.empty();
        return Optional.of(new Delivery(channel, Optional.empty(), wish.words("to"), Optional.empty()));
    }
}
