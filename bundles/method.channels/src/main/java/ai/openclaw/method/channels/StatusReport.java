package ai.openclaw.method.channels;

import ai.openclaw.api.ChannelAccount;
import ai.openclaw.api.ChannelProbe;
import ai.openclaw.api.ChannelProbe.Probe;
import ai.openclaw.api.ChannelStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The answer of channels.status. */
final class StatusReport {
    private static final Duration GRACE = Duration.ofMillis(500);
    private final List<ChannelAccount> accounts;
    private final Clock clock;
    private Map<ChannelAccount, Probe> probes = Map.of();

    StatusReport(List<ChannelAccount> accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Asks all platforms at the same time; one that does not answer in time counts as failed, whatever it says later. */
    void probe(Duration timeout) throws InterruptedException {
        Map<ChannelAccount, Probe> answers = new ConcurrentHashMap<>();
        List<Thread> calls = new ArrayList<>();
        for (ChannelAccount account : accounts)
            if (account.channel() instanceof ChannelProbe channel) {
                answers.put(account, new Probe(false, "no answer within " + timeout.toMillis() + " ms", timeout.toMillis()));
                calls.add(Thread.ofVirtual().name("probe-" + account.type()).start(() -> answers.put(account, ask(channel, timeout))));
            }
        long end = System.nanoTime() + timeout.plus(GRACE).toNanos();
        for (Thread call : calls)
            call.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
        probes = Map.copyOf(answers);
        calls.forEach(Thread::interrupt);
    }

    private static Probe ask(ChannelProbe channel, Duration timeout) {
        long start = System.nanoTime();
        try {
            return channel.probe(timeout);
        } catch (RuntimeException e) {
            return new Probe(false, Optional.ofNullable(e.getMessage()).orElse(e.toString()), (System.nanoTime() - start) / 1_000_000);
        }
    }

    Map<String, Object> json() {
        Map<String, List<ChannelAccount>> byType = new LinkedHashMap<>();
        for (ChannelAccount account : accounts)
            byType.computeIfAbsent(account.type(), _ -> new ArrayList<>()).add(account);
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("ts", clock.millis());
        report.put("channelOrder", List.copyOf(byType.keySet()));
        report.put("channelLabels", each(byType, type -> Labels.of(type).name()));
        report.put("channelDetailLabels", each(byType, type -> Labels.of(type).detail()));
        report.put("channelSystemImages", each(byType, type -> Labels.of(type).image()));
        report.put("channelMeta", byType.keySet().stream().map(StatusReport::meta).toList());
        report.put("channels", each(byType, type -> summary(Accounts.preferred(accounts(byType, type)))));
        report.put("channelAccounts", each(byType, type -> accounts(byType, type).stream().map(this::account).toList()));
        report.put("channelDefaultAccountId", each(byType, type -> Accounts.preferred(accounts(byType, type)).account()));
        return report;
    }

    private static List<ChannelAccount> accounts(Map<String, List<ChannelAccount>> byType, String type) {
        return byType.getOrDefault(type, List.of());
    }

    private static Map<String, Object> each(Map<String, List<ChannelAccount>> byType, Function<String, Object> value) {
        Map<String, Object> map = new LinkedHashMap<>();
        byType.keySet().forEach(type -> map.put(type, value.apply(type)));
        return map;
    }

    private static Map<String, Object> meta(String type) {
        Labels labels = Labels.of(type);
        return Map.of("id", type, "label", labels.name(), "detailLabel", labels.detail(), "systemImage", labels.image());
    }

    private Map<String, @Nullable Object> summary(ChannelAccount account) {
        ChannelStatus status = account.status();
        Map<String, @Nullable Object> summary = new LinkedHashMap<>();
        summary.put("configured", status.configured());
        summary.put("running", status.running());
        state(summary, account);
        summary.put("tokenSource", status.tokenSource());
        return summary;
    }

    private Map<String, @Nullable Object> account(ChannelAccount account) {
        ChannelStatus status = account.status();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("accountId", account.account());
        row.put("enabled", true);
        row.put("configured", status.configured());
        row.put("tokenSource", status.tokenSource());
        row.put("tokenStatus", status.tokenSource().equals("none") ? "missing" : "available");
        row.put("running", status.running());
        state(row, account);
        row.put("lastInboundAt", millis(status.lastInboundAt()));
        row.put("lastOutboundAt", millis(status.lastOutboundAt()));
        row.put("queued", account.queued());
        row.put("unconfirmed", account.unconfirmed());
        return row;
    }

    private void state(Map<String, @Nullable Object> row, ChannelAccount account) {
        ChannelStatus status = account.status();
        row.put("lastStartAt", millis(status.lastStartAt()));
        row.put("lastStopAt", null);
        row.put("lastError", status.lastError().filter(error -> !error.isEmpty()).orElse(null));
        row.put("mode", status.mode());
        Probe probe = probes.get(account);
        if (probe != null)
            row.put("probe", probe(probe));
        row.put("lastProbeAt", probe == null ? null : clock.millis());
    }

    private static Map<String, @Nullable Object> probe(Probe probe) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("ok", probe.ok());
        row.put("status", null);
        row.put("error", probe.error().isEmpty() ? null : probe.error());
        row.put("elapsedMs", probe.elapsedMs());
        return row;
    }

    private static @Nullable Long millis(Optional<Instant> time) { return time.map(Instant::toEpochMilli).orElse(null); }
}
