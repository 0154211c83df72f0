package ai.openclaw.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/** An open file of a {@link DyingFileSystem}; the last write is done by half. */
final class DyingChannel extends FileChannel {
    private final DyingFileSystem system;
    private final Path file;
    private final FileChannel real;

    DyingChannel(DyingFileSystem system, Path file, FileChannel real) {
        this.system = system;
        this.file = file;
        this.real = real;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        system.written(file, system.size(file));
        boolean last = system.lastChange();
        if (!last)
            return real.write(source);
        ByteBuffer half = source.slice(source.position(), source.remaining() / 2);
        while (half.hasRemaining())
            real.write(half);
        throw new DyingFileSystem.Died();
    }

    @Override
    public void force(boolean metaData) throws IOException {
        system.change();
        real.force(metaData);
        system.forced(file);
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        system.change();
        system.written(file, 0);
        real.truncate(size);
        return this;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        system.alive();
        return real.read(target);
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        system.alive();
        return real.read(target, position);
    }

    @Override
    public long position() throws IOException { return real.position(); }

    @Override
    public FileChannel position(long position) throws IOException {
        real.position(position);
        return this;
    }

    @Override
    public long size() throws IOException { return real.size(); }

    @Override
    protected void implCloseChannel() throws IOException { real.close(); }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) { throw new UnsupportedOperationException(); }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) { throw new UnsupportedOperationException(); }

    @Override
    public int write(ByteBuffer source, long position) { throw new UnsupportedOperationException(); }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) { throw new UnsupportedOperationException(); }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) { throw new UnsupportedOperationException(); }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) { throw new UnsupportedOperationException(); }

    @Override
    public FileLock lock(long position, long size, boolean shared) { throw new UnsupportedOperationException(); }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) { throw new UnsupportedOperationException(); }
}
