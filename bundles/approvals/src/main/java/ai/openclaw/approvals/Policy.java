package ai.openclaw.approvals;

import ai.openclaw.api.ExecApprovals;
import java.util.Optional;

/**
 * What holds for one command: of file and request the stricter (decision 0021). Where nobody says anything a command runs unasked; where
 * somebody limits what may run, a person is asked about the rest.
 */
record Policy(Rules.Security security, Rules.Ask ask, Rules.Security fallback) {
    static Policy of(Rules rules, ExecApprovals.Request request) {
        Rules.Security security = stricter(rules.security(), request.security().map(word -> Rules.word(word, Rules.Security.class)))
                .orElse(Rules.Security.FULL);
        Rules.Ask ask = stricter(rules.ask(), request.ask().map(word -> Rules.word(word, Rules.Ask.class)))
                .orElse(security == Rules.Security.ALLOWLIST ? Rules.Ask.ON_MISS : Rules.Ask.OFF);
        return new Policy(security, ask, rules.askFallback().orElse(Rules.Security.DENY));
    }

    private static <E extends Enum<E>> Optional<E> stricter(Optional<E> one, Optional<E> other) {
        if (one.isEmpty() || other.isEmpty())
            return one.or(() -> other);
        return one.get().compareTo(other.get()) <= 0 ? one : other;
    }
}
