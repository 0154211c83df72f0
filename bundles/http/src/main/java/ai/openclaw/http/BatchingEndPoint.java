package ai.openclaw.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * A TCP connection that lets out what is queued before it reads on: the answers to frames that came together leave together. As a WebSocket
 * it lingers when it is closed: a peer that is still sending then, such as a frame that is too big, would be reset by the kernel and not see
 * the close frame that was the last thing said to it. It can be asked whether the peer has gone, and whether it still takes what is written.
 */
final class BatchingEndPoint extends SocketChannelEndPoint {
    /** How long a peer may go on sending after the end; what comes is thrown away. */
    private static final Duration LINGER = Duration.ofSeconds(2);
    private static final long FIRST_POLL_NANOS = 1_000_000;
    private static final long LONGEST_POLL_NANOS = 50_000_000;
    private static final int PEEK_BYTES = 64;
    /** Shared by all, for nobody reads it: a thousand that linger at once cost nothing. */
    private static final byte[] WASTE = new byte[64 << 10];
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private volatile Runnable beforeRead = () -> {};
    private volatile boolean lingers;
    private ByteBuffer early = NOTHING; // under this
    private boolean ended; // under this
    private final AtomicLong taken = new AtomicLong();

    BatchingEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
        super(channel, selector, key, scheduler);
    }

    /** The TCP connection under TLS and the like. */
    static EndPoint under(EndPoint connection) {
        return connection instanceof EndPoint.Wrapper wrapper ? under(wrapper.unwrap()) : connection;
    }

    /** Makes it the connection of a WebSocket. */
    void beforeRead(Runnable flush) {
        beforeRead = flush;
        lingers = true;
    }

    @Override
    public int fill(ByteBuffer buffer) throws IOException {
        beforeRead.run();
        int kept = fromEarly(buffer);
        return kept == 0 ? super.fill(buffer) : kept;
    }

    /** What was read when nobody had asked for it. The buffer is in the state in which it is read from, as Jetty keeps it. */
    private synchronized int fromEarly(ByteBuffer buffer) {
        if (!early.hasRemaining())
            return ended ? -1 : 0;
        int position = buffer.position();
        int limit = buffer.limit();
        int count = Math.min(buffer.capacity() - limit, early.remaining());
        buffer.limit(limit + count);
        buffer.put(limit, early, early.position(), count);
        early.position(early.position() + count);
        buffer.position(position);
        return count;
    }

    @Override
    protected void needsFillInterest() {
        boolean there;
        synchronized (this) {
            there = early.hasRemaining() || ended;
        }
        if (there)
            // not on this thread, which is about to leave the reader
            Thread.ofVirtual().name("http-early").start(() -> getFillInterest().fillable());
        else
            super.needsFillInterest();
    }

    /**
     * Looks whether the peer is there still. What it has sent on meanwhile, such as the next request, is kept. To be asked only while nobody
     * reads: when a request was read whole and its answer is not over.
     */
    synchronized boolean present() {
        if (ended || !isOpen())
            return false;
        if (early.hasRemaining())
            return true;
        try {
            ByteBuffer piece = ByteBuffer.allocate(PEEK_BYTES);
            ended = getChannel().read(piece) < 0;
            early = piece.flip();
        } catch (IOException e) {
            ended = true;
        }
        return !ended;
    }

    @Override
    public boolean flush(ByteBuffer... buffers) throws IOException {
        long before = remaining(buffers);
        try {
            return super.flush(buffers);
        } finally {
            taken.addAndGet(before - remaining(buffers));
        }
    }

    private static long remaining(ByteBuffer... buffers) {
        long sum = 0;
        for (ByteBuffer buffer : buffers)
            sum += buffer.remaining();
        return sum;
    }

    /** How many bytes the peer has taken. */
    long taken() { return taken.get(); }

    /** Whether something is written that the peer does not take. */
    boolean blocked() { return getWriteFlusher().isPending(); }

    /** Whether it is a WebSocket. */
    boolean webSocket() { return lingers; }

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
