package ai.openclaw.core;

import ai.openclaw.api.AtomicFile;
import ai.openclaw.api.Describe;
import ai.openclaw.api.Events;
import ai.openclaw.api.Gateway;
import ai.openclaw.api.GatewayEvent;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Range;
import ai.openclaw.api.Rest;
import ai.openclaw.api.Scope;
import ai.openclaw.api.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What agents have spent today, kept across restarts, and the limits that no further call may begin beyond. The day is that of the
 * machine's time zone. The monitor guards the sums.
 */
final class Budget {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/budget");

    /** The section {@code agents.defaults.budget}, or an agent's own over it. */
    record Limits(
            @Describe("The most that an agent may spend in a day, in US dollars by models.providers.*.models[].cost.") @Range(min = 0) Optional<Double> usdPerDay,
            @Describe("The most tokens that an agent may use in a day.") @Range(min = 0) Optional<Long> tokensPerDay,
            @Describe("The same for what comes through one channel.") Map<String, ChannelLimits> channels,
            @Rest Map<String, Object> others) {
        static final Limits NONE = new Limits(Optional.empty(), Optional.empty(), Map.of(), Map.of());
    }

    /** Limits of what comes through one channel. */
    record ChannelLimits(@Range(min = 0) Optional<Double> usdPerDay, @Range(min = 0) Optional<Long> tokensPerDay) {}

    private record Spent(double usd, long tokens) {
        Spent plus(double moreUsd, long moreTokens) { return new Spent(usd + moreUsd, tokens + moreTokens); }
    }

    private final Path file;
    private final Events events;
    private final Clock clock;
    private final Map<String, Spent> spent = new HashMap<>();
    private LocalDate day;

    Budget(Gateway gateway, Events events, Clock clock) {
        this.file = gateway.stateDir().resolve("agents").resolve("budget.json");
        this.events = events;
        this.clock = clock;
        this.day = LocalDate.now(clock);
        read();
    }

    private void read() {
        try {
            if (!Files.exists(file))
                return;
            Map<String, Object> tree = Json.read(Files.readString(file));
            if (day.toString().equals(tree.get("day")))
                Json.object(tree, "spent").forEach((key, value) -> {
                    Object usd = Json.object(value).get("usd");
                    spent.put(key,
                            new Spent(usd instanceof Number number ? number.doubleValue() : 0, Json.number(Json.object(value), "tokens")));
                });
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("{} cannot be read ({}); what was spent today counts from now on", file, e.getMessage());
        }
    }

    /**
     * Looks whether another call of a model may begin.
     *
     * @throws GatewayException {@code UNAVAILABLE} that names the limit, after the event {@code budget} was told
     */
    void check(Limits limits, String agentId, String channel) {
        check(agentId, agentId, limits.usdPerDay(), limits.tokensPerDay(), "agents.defaults.budget");
        ChannelLimits own = limits.channels().get(channel);
        if (own != null)
            check(agentId, agentId + "/" + channel, own.usdPerDay(), own.tokensPerDay(), "agents.defaults.budget.channels." + channel);
    }

    private void check(String agentId, String key, Optional<Double> usd, Optional<Long> tokens, String path) {
        Spent today = today(key);
        if (usd.isPresent() && today.usd >= usd.get())
            throw refused(agentId, key, path + ".usdPerDay", String.format("$%.2f of $%.2f", today.usd, usd.get()));
        if (tokens.isPresent() && today.tokens >= tokens.get())
            throw refused(agentId, key, path + ".tokensPerDay", today.tokens + " of " + tokens.get() + " tokens");
    }

    private GatewayException refused(String agentId, String key, String path, String sums) {
        events.publish(GatewayEvent.of("budget", Scope.READ,
                Json.of("agentId", agentId, "key", key, "limit", path, "spent", sums, "ts", clock.millis())));
        return GatewayException.unavailable("The budget of today is used up (" + key + ": " + sums
                + "). It begins anew at midnight; to go on now, raise " + path + " with `openclaw config set`.")
                .with(Map.of("budget", key));
    }

    private synchronized Spent today(String key) {
        LocalDate now = LocalDate.now(clock);
        if (!now.equals(day)) {
            day = now;
            spent.clear();
        }
        return spent.getOrDefault(key, new Spent(0, 0));
    }

    /** Notes what a call cost. */
    synchronized void spend(String agentId, String channel, Usage usage, double usd) {
        for (String key : new String[]{agentId, agentId + "/" + channel})
            spent.put(key, today(key).plus(usd, usage.total()));
    }

    /** Brings the sums to the disk; a failure is told and costs at most the sums since. */
    synchronized void save() {
        Map<String, Object> tree = new HashMap<>();
        spent.forEach((key, sum) -> tree.put(key, Json.of("usd", sum.usd, "tokens", sum.tokens)));
        try {
            AtomicFile.folderOf(file);
            AtomicFile.write(file, Json.write(Json.of("day", day.toString(), "spent", tree)));
        } catch (IOException e) {
            LOG.warn("{} cannot be written: {}", file, e.getMessage());
        }
    }
}
