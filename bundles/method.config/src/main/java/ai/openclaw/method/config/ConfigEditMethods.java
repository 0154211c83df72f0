package ai.openclaw.method.config;

import ai.openclaw.api.Call;
import ai.openclaw.api.ConfigDocument;
import ai.openclaw.api.ConfigDocument.Comparison;
import ai.openclaw.api.ConfigDocument.Effect;
import ai.openclaw.api.ConfigDocument.Manner;
import ai.openclaw.api.ConfigDocument.Outcome;
import ai.openclaw.api.ConfigDocument.Proposal;
import ai.openclaw.api.ConfigDocument.Restart;
import ai.openclaw.api.ConfigEditor.Edit;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.GatewayMethod;
import ai.openclaw.api.MethodGroup;
import ai.openclaw.api.NoParams;
import ai.openclaw.api.Scope;
import ai.openclaw.protocol.ConfigDiffParams;
import ai.openclaw.protocol.ConfigDiffResult;
import ai.openclaw.protocol.ConfigEdit;
import ai.openclaw.protocol.ConfigEditParams;
import ai.openclaw.protocol.ConfigEditResult;
import ai.openclaw.protocol.ConfigEffect;
import ai.openclaw.protocol.ConfigHistoryResult;
import ai.openclaw.protocol.ConfigPlanParams;
import ai.openclaw.protocol.ConfigPlanResult;
import ai.openclaw.protocol.ConfigRollbackParams;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The methods by which people edit the configuration: single places, a look at what that would do, and the way back. */
@Component
public final class ConfigEditMethods implements MethodGroup {
    private static final int RESTART_DELAY_MS = 2000;
    private final ConfigDocument document;

    @Activate
    public ConfigEditMethods(@Reference ConfigDocument document) { this.document = document; }

    /** A plan tells whether a value is the one in force, so who may only read may not guess secrets by it. */
    @Override
    public List<GatewayMethod<?, ?>> methods() {
        return List.of( //
                GatewayMethod.of("config.plan", Scope.ADMIN, ConfigPlanParams.class, this::plan).slowly(),
                GatewayMethod.of("config.edit", Scope.ADMIN, ConfigEditParams.class, this::edit).slowly(),
                GatewayMethod.of("config.history", Scope.READ, NoParams.class, this::history).slowly(),
                GatewayMethod.of("config.diff", Scope.READ, ConfigDiffParams.class, this::diff).slowly(),
                GatewayMethod.of("config.rollback", Scope.ADMIN, ConfigRollbackParams.class, this::rollback).slowly());
    }

    private ConfigPlanResult plan(ConfigPlanParams params, Call call) {
        Proposal proposal = proposal(params.edits(), params.raw(), Optional.empty(), RESTART_DELAY_MS);
        return new ConfigPlanResult(document.path().toString(), effects(document.plan(proposal)));
    }

    private ConfigEditResult edit(ConfigEditParams params, Call call) {
        Proposal plain = proposal(params.edits(), params.raw(), params.baseHash(), params.restartDelayMs().orElse(RESTART_DELAY_MS));
        return answer(document.write(
                new Proposal(plain.manner(), plain.raw(), plain.baseHash(), params.sessionKey(), params.note(), plain.restartDelay())));
    }

    private static Proposal proposal(List<ConfigEdit> edits, Optional<String> raw, Optional<String> baseHash, int delayMs) {
        Duration delay = Duration.ofMillis(delayMs);
        if (edits.isEmpty() == raw.isEmpty())
            throw GatewayException.invalid("give either edits or raw");
        return raw.map(text -> new Proposal(Manner.TEXT, text, baseHash, Optional.empty(), Optional.empty(), delay))
                .orElseGet(() -> Proposal.of(edits.stream().map(ConfigEditMethods::edit).toList(), baseHash, delay));
    }

    private static Edit edit(ConfigEdit edit) {
        return edit.value().<Edit>map(value -> new Edit.Set(edit.path(), value)).orElseGet(() -> new Edit.Remove(edit.path()));
    }

    private ConfigEditResult answer(Outcome outcome) {
        Restart restart = outcome.restart();
        return new ConfigEditResult(true, document.path().toString(), effects(outcome.effects()),
                new ConfigEditResult.Restart(restart.needed(), restart.delayMs(), restart.coalesced()));
    }

    private static List<ConfigEffect> effects(List<Effect> effects) {
        return effects.stream().map(effect -> new ConfigEffect(effect.path(), ConfigEffect.Means.valueOf(effect.means().name()),
                effect.what(), effect.connections())).toList();
    }

    private ConfigHistoryResult history(NoParams params, Call call) {
        return new ConfigHistoryResult(document.path().toString(),
                document.history().stream().map(version -> new ConfigHistoryResult.Version(version.ids(), version.at().toEpochMilli(),
                        version.by(), version.hash(), version.bytes(), version.changedPaths())).toList());
    }

    private ConfigDiffResult diff(ConfigDiffParams params, Call call) {
        Comparison found = document.diff(params.from(), params.to());
        return new ConfigDiffResult(
                found.from(), found.to(), found.changes().stream()
                        .map(change -> new ConfigDiffResult.Change(change.path(), change.before(), change.after())).toList(),
                params.text() ? Optional.of(found.text()) : Optional.empty());
    }

    private ConfigEditResult rollback(ConfigRollbackParams params, Call call) {
        return answer(document.rollback(params.version(), params.force()));
    }
}
