package ai.openclaw.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.thread.Scheduler;

/** A TCP connection that lets out what is queued before it reads on: the answers to frames that came together leave together. */
final class BatchingEndPoint extends SocketChannelEndPoint {
    private volatile Runnable beforeRead = () -> {};

    BatchingEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
        super(channel, selector, key, scheduler);
    }

    void beforeRead(Runnable flush) { beforeRead = flush; }

    @Override
    public int fill(ByteBuffer buffer) throws IOException {
        beforeRead.run();
        return super.fill(buffer);
    }
}
