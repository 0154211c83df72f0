package ai.openclaw.http.canvas;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.server.ServerContainer;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that only counts the sockets that it should open, and answers 200 to them. */
final class FakeContainer {
    final AtomicInteger upgrades = new AtomicInteger();

    ServerContainer container() {
        return (ServerContainer) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{ServerContainer.class},
                (_, called, args) -> {
                    if (!called.getName().equals("upgradeHttpToWebSocket"))
                        throw new UnsupportedOperationException(called.getName());
                    upgrades.incrementAndGet();
                    ((HttpServletResponse) args[1]).setStatus(200);
                    return null;
                });
    }
}
