package ai.openclaw.core;

import ai.openclaw.api.Tool;
import ai.openclaw.api.ToolCatalog.Offer;
import ai.openclaw.api.ToolCatalog.Verdict;
import ai.openclaw.api.ToolSpec;
import java.util.List;
import java.util.Optional;

/**
 * The tools that are deployed now, seen by one run: each with what the policy says of it.
 *
 * @param entries ordered by group and name
 */
record Toolset(List<Entry> entries) {
    /** A deployed tool; it stays usable for a call that has begun even when its bundle goes. */
    record Deployed(Offer offer, Tool<?> tool, ToolSpec spec) {}

    /** A tool and whether this run may use it. */
    record Entry(Deployed deployed, Verdict verdict) {}

    static Toolset of(List<Deployed> deployed, List<ToolRule> rules) {
        return new Toolset(deployed.stream().map(one -> new Entry(one, ToolPolicy.verdict(one.offer(), rules))).toList());
    }

    /** What the model is told of. */
    List<ToolSpec> specs() {
        return entries.stream().filter(entry -> entry.verdict().allowed()).map(entry -> entry.deployed().spec()).toList();
    }

    Optional<Entry> find(String name) { return entries.stream().filter(entry -> entry.deployed().offer().name().equals(name)).findFirst(); }
}
