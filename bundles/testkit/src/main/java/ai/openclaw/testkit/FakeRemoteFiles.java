package ai.openclaw.testkit;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.RemoteFiles;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Files at addresses that a test makes up. */
public final class FakeRemoteFiles implements RemoteFiles {
    /** What was asked for. */
    public final List<String> asked = new CopyOnWriteArrayList<>();
    /** With which limits. */
    public final List<Limits> limits = new CopyOnWriteArrayList<>();
    /** What was interrupted. */
    public final List<String> givenUp = new CopyOnWriteArrayList<>();
    private final Map<String, RemoteFile> files = new ConcurrentHashMap<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    /** Puts a file at an address. */
    public FakeRemoteFiles put(String url, String mimeType, byte[] content) {
        files.put(url, new RemoteFile(URI.create(url), mimeType, content));
        return this;
    }

    /** Fetches wait until so many are under way. */
    public void together(int count) { gate = new CountDownLatch(count); }

    @Override
    public RemoteFile fetch(String url, Limits allowed) throws InterruptedException {
        asked.add(url);
        limits.add(allowed);
        gate.countDown();
        try {
            if (!gate.await(20, TimeUnit.SECONDS))
                throw new AssertionError("nobody came");
        } catch (InterruptedException e) {
            givenUp.add(url);
            throw e;
        }
        RemoteFile file = files.get(url);
        if (file == null)
            throw GatewayException.unavailable("there is no host \"" + URI.create(url).getHost() + "\"");
        return file;
    }
}
