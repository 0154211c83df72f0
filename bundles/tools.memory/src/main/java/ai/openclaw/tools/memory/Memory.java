package ai.openclaw.tools.memory;

import ai.openclaw.api.AgentDirectory;
import ai.openclaw.api.Gateway;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.ToolCall;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The indexes that are open. Guarded by itself. */
final class Memory implements AutoCloseable {
    private static final Duration IDLE = Duration.ofMinutes(5);
    private static final int FORMAT = 1;
    private static final int MOST = 64;
    private final Gateway gateway;
    private final AgentDirectory agents;
    private final Map<IndexStore, IndexThread> open = new HashMap<>();
    private boolean closed;

    Memory(Gateway gateway, AgentDirectory agents) {
        this.gateway = gateway;
        this.agents = agents;
    }

    /** The notes of the session that calls: of its workspace and its owner's extra paths; in a sandbox those of its own folder alone. */
    static NoteFolder notes(ToolCall call, MemorySettings settings) {
        return NoteFolder.of(call.place().folder(), call.place().sandbox().isPresent() ? List.of() : settings.extraPaths());
    }

    /** The index of these notes. Only that of an agent's own workspace is kept on disk. */
    synchronized IndexThread index(ToolCall call, NoteFolder notes, MemorySettings settings) {
        if (closed)
            throw GatewayException.unavailable("the memory tools were stopped or updated; search again");
        String version = FORMAT + " " + notes.workspace() + " " + notes.extra() + " " + settings.chunking() + " "
                + settings.vectors().map(provider -> provider + "/" + settings.vectorModel()).orElse("words");
        Optional<Path> folder = call.place().sandbox().isEmpty() && own(call.agentId(), notes.workspace())
                ? Optional.of(gateway.stateDir().resolve("memory").resolve(call.agentId() + "-lucene"))
                : Optional.empty();
        IndexStore store = new IndexStore(folder, version);
        if (!open.containsKey(store))
            makeRoom(store);
        return open.computeIfAbsent(store, wanted -> new IndexThread(wanted, IDLE));
    }

    /** What is kept in the same folder for other settings goes first, and so does what is idle. */
    private void makeRoom(IndexStore store) {
        open.entrySet().removeIf(entry -> {
            boolean gone = !entry.getValue().running() || (store.folder().isPresent() && store.folder().equals(entry.getKey().folder()));
            if (gone)
                entry.getValue().close();
            return gone;
        });
        if (open.size() >= MOST)
            throw GatewayException
                    .unavailable("the notes of " + MOST + " workspaces are being searched already; try again in a few minutes");
    }

    private boolean own(String agentId, Path workspace) {
        return agentId.matches("[A-Za-z0-9_-]+") && agents.find(agentId).filter(agent -> {
            try {
                return agent.workspace().toRealPath().equals(workspace);
            } catch (IOException e) {
                return false;
            }
        }).isPresent();
    }

    @Override
    public synchronized void close() {
        closed = true;
        open.values().forEach(IndexThread::close);
        open.clear();
    }
}
