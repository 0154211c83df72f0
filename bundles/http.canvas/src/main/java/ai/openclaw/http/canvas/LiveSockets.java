package ai.openclaw.http.canvas;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sockets of pages that are open now, and the watch on the folder, which lasts as long as there is one. */
final class LiveSockets implements AutoCloseable {
    static final int MAX_SOCKETS = 64;
    private static final Logger LOG = LoggerFactory.getLogger("gateway/canvas");
    private static final String RELOAD = "reload";
    private static final int MAX_MESSAGE = 1024;
    private static final long MAX_SEND_MS = 5000;
    private final Set<Session> open = ConcurrentHashMap.newKeySet();
    private final Set<LivePage> expected = ConcurrentHashMap.newKeySet();
    private @Nullable FolderWatch watch; // under this
    private boolean closed; // under this

    boolean room() { return open.size() < MAX_SOCKETS; }

    /** Watches the folder from now on, unless it is watched already. */
    synchronized void watch(Path folder) {
        if (watch != null || closed)
            return;
        try {
            watch = new FolderWatch(folder, this::reload);
        } catch (IOException e) {
            LOG.warn("the canvas folder {} cannot be watched, so pages are not reloaded: {}", folder, e.toString());
        }
    }

    synchronized void unwatch() {
        if (watch != null)
            watch.close();
        watch = null;
    }

    /** Tells every page. What a page does not take in time ends its socket. */
    private void reload() {
        for (Session session : open) {
            var page = session.getAsyncRemote();
            page.setSendTimeout(MAX_SEND_MS);
            page.sendText(RELOAD, result -> {
                if (!result.isOK())
                    end(session, CloseCodes.GOING_AWAY);
            });
        }
    }

    /** The socket of a page of this folder, which is watched before the page can know that its socket is open. */
    LivePage expect(Path folder) {
        LivePage page = new LivePage(this);
        expected.add(page);
        watch(folder);
        return page;
    }

    /** A socket that was expected did not open. */
    synchronized void gone(LivePage page) {
        expected.remove(page);
        rest();
    }

    void opened(LivePage page, Session session) {
        session.setMaxIdleTimeout(0);
        session.setMaxTextMessageBufferSize(MAX_MESSAGE);
        session.setMaxBinaryMessageBufferSize(MAX_MESSAGE);
        open.add(session);
        expected.remove(page);
        if (open.size() > MAX_SOCKETS)
            end(session, CloseCodes.TRY_AGAIN_LATER);
    }

    synchronized void left(Session session) {
        open.remove(session);
        rest();
    }

    private void rest() {
        if (open.isEmpty() && expected.isEmpty())
            unwatch();
    }

    private void end(Session session, CloseReason.CloseCode code) {
        open.remove(session);
        try {
            session.close(new CloseReason(code, ""));
        } catch (IOException | IllegalStateException e) {
            LOG.debug("a page's socket was gone already: {}", e.toString());
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            unwatch();
        }
        for (Session session : open)
            end(session, CloseCodes.SERVICE_RESTART);
    }
}
