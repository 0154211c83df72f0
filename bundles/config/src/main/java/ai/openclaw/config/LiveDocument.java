package ai.openclaw.config;

import ai.openclaw.api.AtomicFile;
import ai.openclaw.api.ConfigDocument.Effect;
import ai.openclaw.api.ConfigDocument.Manner;
import ai.openclaw.api.ConfigDocument.Notice;
import ai.openclaw.api.ConfigDocument.Outcome;
import ai.openclaw.api.ConfigDocument.Proposal;
import ai.openclaw.api.ConfigDocument.Restart;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.JsonText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes that come in over the control plane, from the proposal to what is in force. */
final class LiveDocument {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/config");
    private final InForce inForce;
    private final ConfigChanges changes;
    private final Predicate<String> consumed;
    private final RestartSchedule restarts;
    private final SettingsTakers takers;
    private final Runnable apply;
    private final Path sentinel;
    private final Clock clock;

    /**
     * @param consumed whether a bundle has settings of a PID
     * @param takers the components of this process
     * @param apply returns when the file that was written is in force, or failed to be
     * @param stateDir where the notice for the successor lies
     */
    LiveDocument(InForce inForce, ConfigChanges changes, Predicate<String> consumed, SettingsTakers takers, RestartSchedule restarts,
            Runnable apply, Path stateDir, Clock clock) {
        this.inForce = inForce;
        this.changes = changes;
        this.consumed = consumed;
        this.restarts = restarts;
        this.takers = takers;
        this.apply = apply;
        sentinel = stateDir.resolve("restart-sentinel.json");
        this.clock = clock;
    }

    List<Effect> plan(Proposal proposal) {
        ConfigChanges.Draft draft = changes.draft(proposal, false, inForce.state().snapshot());
        return effects(draft, plan(draft));
    }

    private List<Effect> effects(ConfigChanges.Draft draft, ReloadPlan plan) {
        return new Effects(takers, inForce.state().snapshot().written(), draft.next().written()).of(plan);
    }

    /** One at a time, so that two with the same base hash do not both win. */
    synchronized Outcome write(Proposal proposal) {
        return carryOut(proposal, changes.draft(proposal, true, inForce.state().snapshot()));
    }

    /**
     * Puts a former text back.
     *
     * @param force whether it is written without being checked; then it need not take effect either
     */
    synchronized Outcome rollback(byte[] bytes, boolean force) {
        Proposal proposal = changes.replacement(bytes);
        try {
            return carryOut(proposal, changes.rollback(proposal, bytes, inForce.state().snapshot()));
        } catch (GatewayException e) {
            Outcome forced = changes.forced(proposal, bytes, e, force);
            apply.run();
            return forced;
        }
    }

    private Outcome carryOut(Proposal proposal, ConfigChanges.Draft draft) {
        ReloadPlan plan = plan(draft);
        List<Effect> effects = effects(draft, plan);
        boolean off = ReloadPlan.Mode.of(inForce.state().snapshot().tree()) == ReloadPlan.Mode.OFF;
        boolean restart = proposal.manner() != Manner.SET && (off ? draft.changes() : !plan.restart().isEmpty());
        Notice notice = notice(proposal, draft.by());
        if (draft.changes())
            changes.write(draft);
        Restart due = new Restart(false, proposal.restartDelay().toMillis(), false, 0);
        if (restart) {
            leave(notice);
            due = restarts.in(proposal.restartDelay(), draft.by());
        } else if (proposal.manner() != Manner.SET && draft.changes() && !Effects.costSockets(effects)) {
            // what costs the asking client its socket is answered first; it takes effect as an edit by hand does
            apply.run();
            checkInForce();
        }
        return new Outcome(JsonText.Raw.of(changes.told(draft)), effects, due, notice);
    }

    /** What was written may fail to take effect, as when a channel does not come up with it; then the former settings are back. */
    private void checkInForce() {
        InForce.State state = inForce.state();
        if (!state.hash().equals(state.snapshot().hash()) && !state.news().isEmpty())
            throw GatewayException.unavailable(changes.path() + " was written but is not in force: " + state.news().getFirst());
    }

    private ReloadPlan plan(ConfigChanges.Draft draft) {
        List<String> paths = Difference.paths(inForce.state().snapshot().written(), draft.next().written());
        return ReloadPlan.of(paths, ReloadPlan.Mode.of(draft.next().tree()), consumed);
    }

    private Notice notice(Proposal proposal, String by) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("kind", by.replace('.', '-'));
        payload.put("status", "ok");
        payload.put("ts", clock.millis());
        proposal.sessionKey().ifPresent(key -> payload.put("sessionKey", key));
        proposal.note().ifPresentOrElse(note -> payload.put("message", note), () -> payload.put("message", new JsonText.Raw("null")));
        payload.put("doctorHint", "Run: openclaw doctor --non-interactive");
        payload.put("stats", Map.of("mode", by, "root", changes.path().toString()));
        return new Notice(sentinel, payload);
    }

    private void leave(Notice notice) {
        try {
            AtomicFile.write(sentinel, JsonText.write(Map.of("version", 1, "payload", notice.payload())));
        } catch (IOException e) {
            LOG.warn("cannot write {}: {}; nobody is told of the restart", sentinel, e.toString());
        }
    }
}
