package ai.openclaw.auth;

import ai.openclaw.api.PairingRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The devices in memory and in {@code devices/}: paired ones and those that wait. Memory counts; what cannot be written is tried again, so
 * a full disk locks nobody out and lets nobody back in. All of its state is guarded by itself; files are written outside of that lock.
 */
final class DeviceStore {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/auth");
    private static final long REQUEST_TTL_MS = Duration.ofMinutes(5).toMillis();
    private static final Duration SOON = Duration.ofMillis(200);
    private static final Duration LATER = Duration.ofMinutes(1);
    private final RecordFile<DeviceEntry> pairedFile;
    private final RecordFile<PairingRequest> pendingFile;
    private final Clock clock;
    private final Map<String, DeviceEntry> paired;
    private final Map<String, PairingRequest> pending;
    private final ScheduledThreadPoolExecutor writer = new ScheduledThreadPoolExecutor(1,
            Thread.ofVirtual().name("devices-writer").factory());
    private final Object writing = new Object();
    private boolean pairedDirty;
    private boolean pendingDirty;

    DeviceStore(Path stateDir, Clock clock) {
        this.clock = clock;
        pairedFile = new RecordFile<>(stateDir.resolve("devices/paired.json"), DeviceEntry.class, clock);
        pendingFile = new RecordFile<>(stateDir.resolve("devices/pending.json"), PairingRequest.class, clock);
        paired = new LinkedHashMap<>(pairedFile.read());
        pending = new LinkedHashMap<>(pendingFile.read());
        writer.setRemoveOnCancelPolicy(true);
        writer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    synchronized Optional<DeviceEntry> find(String deviceId) { return Optional.ofNullable(paired.get(deviceId)); }

    synchronized List<DeviceEntry> paired() { return List.copyOf(paired.values()); }

    synchronized int size() { return paired.size(); }

    /** Those that have not expired, the oldest first. */
    synchronized List<PairingRequest> pending() {
        long oldest = clock.millis() - REQUEST_TTL_MS;
        if (pending.values().removeIf(request -> request.ts() < oldest))
            pendingDirty = true;
        return List.copyOf(pending.values());
    }

    synchronized Optional<PairingRequest> request(String requestId) {
        return pending().stream().filter(request -> request.requestId().equals(requestId)).findFirst();
    }

    synchronized void put(DeviceEntry device) {
        paired.put(device.deviceId(), device);
        pairedDirty = true;
        later(SOON);
    }

    /** The same for what may get lost, such as when a token was last used. */
    synchronized void touch(DeviceEntry device) {
        paired.put(device.deviceId(), device);
        if (!pairedDirty)
            later(LATER);
        pairedDirty = true;
    }

    synchronized boolean remove(String deviceId) {
        boolean known = paired.remove(deviceId) != null;
        pairedDirty |= known;
        pendingDirty |= pending.values().removeIf(request -> request.deviceId().equals(deviceId));
        return known;
    }

    synchronized void put(PairingRequest request) {
        pending.put(request.requestId(), request);
        pendingDirty = true;
        later(SOON);
    }

    synchronized boolean drop(PairingRequest request) {
        boolean known = pending.remove(request.requestId()) != null;
        pendingDirty |= known;
        return known;
    }

    private void later(Duration delay) {
        if (!writer.isShutdown()) {
            var _ = writer.schedule(this::save, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Writes what changed, and returns when it is on disk; a file that cannot be written is told and tried again. */
    void save() {
        synchronized (writing) {
            Map<String, DeviceEntry> devices;
            Map<String, PairingRequest> requests;
            boolean devicesChanged;
            boolean requestsChanged;
            synchronized (this) {
                devices = new LinkedHashMap<>(paired);
                requests = new LinkedHashMap<>(pending);
                devicesChanged = pairedDirty;
                requestsChanged = pendingDirty;
                pairedDirty = false;
                pendingDirty = false;
            }
            boolean devicesFailed = devicesChanged && !written(pairedFile, devices);
            boolean requestsFailed = requestsChanged && !written(pendingFile, requests);
            if (devicesFailed || requestsFailed)
                again(devicesFailed, requestsFailed);
        }
    }

    private synchronized void again(boolean devices, boolean requests) {
        pairedDirty |= devices;
        pendingDirty |= requests;
        later(LATER);
    }

    private static <T extends Record> boolean written(RecordFile<T> file, Map<String, T> records) {
        try {
            file.write(records);
            return true;
        } catch (IOException e) {
            LOG.error("{} cannot be written: {}. The change holds while the gateway runs and is written as soon as it can be.", file,
                    e.toString());
            return false;
        }
    }

    void close() {
        writer.shutdown();
        save();
    }
}
