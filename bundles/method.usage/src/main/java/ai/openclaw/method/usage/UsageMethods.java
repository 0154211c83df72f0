package ai.openclaw.method.usage;

import ai.openclaw.api.Call;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.GatewayMethod;
import ai.openclaw.api.MethodGroup;
import ai.openclaw.api.NoParams;
import ai.openclaw.api.Scope;
import ai.openclaw.api.SessionEntry;
import ai.openclaw.api.Sessions;
import ai.openclaw.protocol.SessionUsageParams;
import ai.openclaw.protocol.SessionsUsageLogsResult;
import ai.openclaw.protocol.SessionsUsageParams;
import ai.openclaw.protocol.SessionsUsageResult;
import ai.openclaw.protocol.SessionsUsageTimeseriesResult;
import ai.openclaw.protocol.UsageCostParams;
import ai.openclaw.protocol.UsageCostResult;
import ai.openclaw.protocol.UsageStatusResult;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The methods usage.status, usage.cost, sessions.usage and its details (contract section 6). */
@Component
public final class UsageMethods implements MethodGroup {
    private static final int DEFAULT_DAYS = 30;
    private static final int MAX_DAYS = 3660;
    private static final int DEFAULT_ROWS = 50;
    private final Sessions sessions;
    private final Spending spending;
    private final Clock clock;

    @Activate
    public UsageMethods(@Reference Sessions sessions) { this(sessions, Clock.systemUTC()); }

    UsageMethods(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
        spending = new Spending(sessions);
    }

    @Override
    public List<GatewayMethod<?, ?>> methods() {
        return List.of(GatewayMethod.of("usage.status", Scope.READ, NoParams.class, this::status).lenient(),
                GatewayMethod.of("usage.cost", Scope.READ, UsageCostParams.class, this::cost).lenient().slowly(),
                GatewayMethod.of("sessions.usage", Scope.READ, SessionsUsageParams.class, this::usage).slowly(),
                GatewayMethod.of("sessions.usage.timeseries", Scope.READ, SessionUsageParams.class, this::timeseries).lenient().slowly(),
                GatewayMethod.of("sessions.usage.logs", Scope.READ, SessionUsageParams.class, this::logs).lenient().slowly());
    }

    /** The quotas of providers; no provider of this gateway tells one. */
    private UsageStatusResult status(NoParams params, Call call) {
        return new UsageStatusResult(clock.millis(), List.of());
    }

    /** The number of days comes back one higher than it was given, as clients know it. */
    private UsageCostResult cost(UsageCostParams params, Call call) {
        int days = Math.clamp(params.days().orElse(DEFAULT_DAYS), 1, MAX_DAYS);
        Period period = Period.of(clock, days, params.startDate(), params.endDate(), params.mode(), params.utcOffset());
        Tally tally = new Tally(period);
        sessions.list().forEach(entry -> spending.of(entry).stream().filter(period::has).forEach(tally::add));
        int told = (int) period.start().until(period.end(), ChronoUnit.DAYS) + 2;
        return new UsageCostResult(clock.millis(), told, tally.costByDay(), tally.totals().sum());
    }

    private SessionsUsageResult usage(SessionsUsageParams params, Call call) {
        Period period = Period.of(clock, DEFAULT_DAYS, params.startDate(), params.endDate(),
                params.mode().map(mode -> mode.name().toLowerCase(Locale.ROOT)), params.utcOffset());
        List<SessionEntry> wanted = params.key().isEmpty()
                ? sessions.list()
                : List.of(sessions.find(params.key().get()).orElseThrow(() -> missing(params.key().get())));
        UsageReport report = new UsageReport(period);
        int limit = params.limit().orElse(DEFAULT_ROWS);
        for (int i = 0; i < wanted.size(); i++)
            report.add(wanted.get(i), spending.of(wanted.get(i)), i < limit);
        return report.result(clock.millis());
    }

    private SessionsUsageTimeseriesResult timeseries(SessionUsageParams params, Call call) {
        String key = key(params, "timeseries");
        Optional<SessionEntry> entry = sessions.find(key);
        List<Spent> spent = entry.map(spending::of).orElse(List.of());
        if (entry.isEmpty() || spent.isEmpty())
            throw missing(key);
        return new SessionsUsageTimeseriesResult(entry.get().sessionId(), Details.points(spent));
    }

    private SessionsUsageLogsResult logs(SessionUsageParams params, Call call) {
        return new SessionsUsageLogsResult(Details.logs(sessions.messages(key(params, "logs")), params.limit()));
    }

    private static String key(SessionUsageParams params, String what) {
        return params.key().map(String::strip).filter(key -> !key.isEmpty())
                .orElseThrow(() -> GatewayException.invalid("key is required for " + what));
    }

    private static GatewayException missing(String key) { return GatewayException.invalid("No transcript found for session: " + key); }
}
