package ai.openclaw.method.nodes;

import ai.openclaw.api.Caller;
import ai.openclaw.api.ClientInfo;
import ai.openclaw.api.MethodGroup;
import ai.openclaw.api.PairedDevice;
import ai.openclaw.testkit.FakeCall;
import ai.openclaw.testkit.FakeConnections;
import ai.openclaw.testkit.FakeGateway;
import ai.openclaw.testkit.FakeRuns;
import ai.openclaw.testkit.FakeSessions;
import ai.openclaw.testkit.FakeSystemEvents;
import ai.openclaw.testkit.RecordingEvents;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** The whole bundle, wired as DS would do it, among fakes. */
final class NodeHarness {
    final FakeConnections connections = new FakeConnections();
    final RecordingEvents events = new RecordingEvents();
    final FakeRuns runs = new FakeRuns();
    final FakeSessions sessions = new FakeSessions();
    final FakeGateway gateway;
    final FakeSystemEvents notes = new FakeSystemEvents();
    final AtomicLong now = new AtomicLong(1_000_000);
    final CommandPolicy policy = new CommandPolicy(NodesSettings.DEFAULT);
    NodeRegistry registry = new NodeRegistry();
    Invokes invokes;
    Subscriptions subscriptions;
    CanvasCapabilities canvas;
    PairStore pairs;
    LinkPairing pairing;
    NodeDesk desk;
    private List<MethodGroup> groups = List.of();

    NodeHarness(Path stateDir) {
        gateway = new FakeGateway(stateDir);
        gateway.addresses.add("ws://127.0.0.1:21100");
        subscriptions = new Subscriptions(registry, gateway);
        canvas = new CanvasCapabilities(gateway, clock());
        pairs = new PairStore(gateway, events, clock());
        pairing = new LinkPairing(pairs);
        invokes = new Invokes(new PendingWork(gateway, clock()));
        desk = new NodeDesk(invokes, new NodeEvents(runs, sessions, subscriptions, clock()), subscriptions, registry);
        wire();
    }

    /** The bundle is updated: what it was is stopped, and a new one takes its place. */
    void update() {
        invokes.stop();
        subscriptions.stop();
        canvas.stop();
        pairing.stop();
        registry = new NodeRegistry();
        wire();
    }

    private void wire() {
        registry.connections = connections;
        subscriptions = new Subscriptions(registry, gateway);
        canvas = new CanvasCapabilities(gateway, clock());
        pairs = new PairStore(gateway, events, clock());
        pairing = new LinkPairing(pairs);
        NodeEvents nodeEvents = new NodeEvents(runs, sessions, subscriptions, clock());
        nodeEvents.notes = notes;
        PendingWork work = new PendingWork(gateway, clock());
        invokes = new Invokes(work);
        desk = new NodeDesk(invokes, nodeEvents, subscriptions, registry);
        NodeNames names = new NodeNames(gateway);
        NodeRows rows = new NodeRows(registry, policy, names);
        groups = List.of(new NodeMethods(rows, names, pairs, nodeEvents, clock()),
                new InvokeMethods(registry, policy, invokes, new ExecApproval()), new WorkMethods(work, canvas), new PairMethods(pairs));
    }

    private Clock clock() {
        InstantSource source = () -> Instant.ofEpochMilli(now.get());
        return source.withZone(ZoneOffset.UTC);
    }

    void advance(Duration time) { now.addAndGet(time.toMillis()); }

    ClientInfo connect(ClientInfo node) {
        connections.add(node);
        invokes.joined(node);
        return node;
    }

    void disconnect(ClientInfo node) {
        connections.remove(node.connectionId());
        invokes.left(node);
        subscriptions.left(node);
        canvas.left(node);
    }

    /** A device that was let in. */
    static PairedDevice device(String id, String name, String platform, String role) {
        return new PairedDevice(id, "", Optional.of(name), Optional.of(platform), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(role), List.of(role), List.of(), Optional.empty(), 1, 1, List.of());
    }

    void devices(PairedDevice... devices) { registry.devices = () -> List.of(devices); }

    /** Calls as an operator. */
    Map<?, ?> ask(String method, Map<String, ?> params) throws Exception {
        return call(new FakeCall(), method, params);
    }

    /** Calls as this node. */
    Map<?, ?> from(ClientInfo node, String method, Map<String, ?> params) throws Exception {
        return call(new FakeCall(node.caller()), method, params);
    }

    Map<?, ?> from(Caller caller, String method, Map<String, ?> params) throws Exception {
        return call(new FakeCall(caller), method, params);
    }

    private Map<?, ?> call(FakeCall call, String method, Map<String, ?> params) throws Exception {
        MethodGroup group = groups.stream().filter(one -> one.methods().stream().anyMatch(known -> known.name().equals(method))).findFirst()
                .orElseThrow(() -> new AssertionError("no method " + method));
        return (Map<?, ?>) call.invoke(group, method, params);
    }

    List<MethodGroup> groups() { return groups; }

    /** Calls as an operator on a thread of its own. */
    CompletableFuture<Map<?, ?>> begin(String method, Map<String, ?> params) {
        CompletableFuture<Map<?, ?>> answer = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                answer.complete(ask(method, params));
            } catch (Exception | AssertionError e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }
}
