package ai.openclaw.control;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What hello-ok announces, in the order of contract section 3.5. */
final class Catalog {
    static final List<String> EVENTS = words("""
        connect.challenge agent chat presence tick talk.mode shutdown health heartbeat cron node.pair.requested node.pair.resolved
        node.invoke.request device.pair.requested device.pair.resolved voicewake.changed exec.approval.requested
        exec.approval.resolved update.available""");
    /** Methods that the contract does not have. */
    private static final List<String> OWN = words("""
        config.diff config.edit config.history config.plan config.rollback device.bootstrap.issue exec.approval.pending plugins.disable
        plugins.enable plugins.install plugins.list plugins.rollback plugins.uninstall plugins.update sandbox.explain sandbox.list
        sandbox.recreate sessions.cleanup""");
    private static final List<String> METHODS = words("""
        health doctor.memory.status logs.tail channels.status channels.logout status usage.status usage.cost tts.status tts.providers
        tts.enable tts.disable tts.convert tts.setProvider config.get config.set config.apply config.patch config.schema
        config.schema.lookup exec.approvals.get exec.approvals.set exec.approvals.node.get exec.approvals.node.set
        exec.approval.request exec.approval.waitDecision exec.approval.resolve wizard.start wizard.next wizard.cancel wizard.status
        talk.config talk.mode models.list tools.catalog agents.list agents.create agents.update agents.delete agents.files.list
        agents.files.get agents.files.set skills.status skills.bins skills.install skills.update update.run voicewake.get
        voicewake.set secrets.reload secrets.resolve sessions.list sessions.preview sessions.patch sessions.reset sessions.delete
        sessions.compact last-heartbeat set-heartbeats wake node.pair.request node.pair.list node.pair.approve node.pair.reject
        node.pair.verify device.pair.list device.pair.approve device.pair.reject device.pair.remove device.token.rotate
        device.token.revoke node.rename node.list node.describe node.pending.drain node.pending.enqueue node.invoke
        node.pending.pull node.pending.ack node.invoke.result node.event node.canvas.capability.refresh cron.list cron.status
        cron.add cron.update cron.remove cron.run cron.runs gateway.identity.get system-presence system-event send agent
        agent.identity.get agent.wait browser.request chat.history chat.abort chat.send""");

    private Catalog() {}

    /** Names that the contract knows come in its order, the others after them by name. */
    static List<String> ordered(Collection<String> methods) {
        return methods.stream().sorted(Comparator.comparingInt(Catalog::place).thenComparing(Comparator.naturalOrder())).toList();
    }

    /** Whether the contract has a method of this name, or it is one of those that this gateway adds. */
    static boolean known(String method) {
        return METHODS.contains(method) || OWN.contains(method);
    }

    private static int place(String method) {
        int place = METHODS.indexOf(method);
        return place < 0 ? METHODS.size() : place;
    }

    private static List<String> words(String text) { return Arrays.stream(text.strip().split("\\s+", -1)).toList(); }
}
