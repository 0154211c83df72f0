package ai.openclaw.tools.runtime;

import ai.openclaw.api.Describe;
import ai.openclaw.api.NotEmpty;
import ai.openclaw.api.Range;
import java.util.Map;
import java.util.Optional;

/** Arguments of {@code exec}. */
record ExecParams(@Describe("The command line, for /bin/sh.") @NotEmpty String command,
        @Describe("The folder it starts in; the workspace if left out.") Optional<String> workdir,
        @Describe("Variables that are set besides the usual ones.") Map<String, String> env,
        @Describe("After so many milliseconds it goes on in the background; 10000 unless configured otherwise.") @Range(min = 10, max = 600_000) Optional<Integer> yieldMs,
        @Describe("Go to the background at once.") boolean background,
        @Describe("Ended after so many seconds; 1800 unless configured otherwise.") @Range(min = 1, max = 86_400) Optional<Integer> timeout,
        @Describe("Give it a terminal; for programs that insist on one.") boolean pty,
        @Describe("Run on the host instead of the sandbox, where that is allowed.") Optional<Boolean> elevated,
        @Describe("Where it runs; only what is configured.") Optional<Host> host,
        @Describe("Stricter rules than configured.") Optional<Security> security,
        @Describe("Ask a person more often than configured.") Optional<Ask> ask,
        @Describe("The node, with host node.") Optional<String> node) {

    /** Where commands run. */
    enum Host {
        SANDBOX, GATEWAY, NODE
    }

    /** Which commands may run on the host, strictest first. */
    enum Security {
        DENY, ALLOWLIST, FULL
    }

    /** When a person is asked, most often last. */
    enum Ask {
        OFF, ON_MISS, ALWAYS
    }
}
