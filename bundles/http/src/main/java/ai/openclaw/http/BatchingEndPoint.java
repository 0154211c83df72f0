package ai.openclaw.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * A TCP connection that lets out what is queued before it reads on: the answers to frames that came together leave together. As a WebSocket
 * it lingers when it is closed: a peer that is still sending then, such as a frame that is too big, would be reset by the kernel and not see
 * the close frame that was the last thing said to it.
 */
final class BatchingEndPoint extends SocketChannelEndPoint {
    /** How long a peer may go on sending after the end; what comes is thrown away. */
    private static final Duration LINGER = Duration.ofSeconds(2);
    private static final long FIRST_POLL_NANOS = 1_000_000;
    private static final long LONGEST_POLL_NANOS = 50_000_000;
    /** Shared by all, for nobody reads it: a thousand that linger at once cost nothing. */
    private static final byte[] WASTE = new byte[64 << 10];
    private volatile Runnable beforeRead = () -> {};
    private volatile boolean lingers;

    BatchingEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
        super(channel, selector, key, scheduler);
    }

    /** Makes it the connection of a WebSocket. */
    void beforeRead(Runnable flush) {
        beforeRead = flush;
        lingers = true;
    }

    @Override
    public int fill(ByteBuffer buffer) throws IOException {
        beforeRead.run();
        return super.fill(buffer);
    }

    /** Closes at once, whatever the peer is doing. */
    void abort() {
        lingers = false;
        close();
    }

    @Override
    public void doClose() {
        if (lingers)
            Thread.ofVirtual().name("ws-linger").start(() -> {
                drain();
                super.doClose();
            });
        else
            super.doClose();
    }

    /** Reads until the peer has closed its side, or long enough. */
    private void drain() {
        ByteBuffer waste = ByteBuffer.wrap(WASTE);
        long end = System.nanoTime() + LINGER.toNanos();
        long pause = FIRST_POLL_NANOS;
        try {
            SocketChannel channel = getChannel();
            channel.shutdownOutput();
            for (int read = channel.read(waste); read >= 0 && System.nanoTime() < end; read = channel.read(waste.clear())) {
                if (read == 0)
                    LockSupport.parkNanos(pause);
                pause = read > 0 ? FIRST_POLL_NANOS : Math.min(2 * pause, LONGEST_POLL_NANOS);
            }
        } catch (IOException e) {
            // the peer has gone, which is what is waited for
        }
    }
}
