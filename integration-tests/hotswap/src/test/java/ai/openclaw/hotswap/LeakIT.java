package ai.openclaw.hotswap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.ControlClient;
import ai.openclaw.testkit.FakeTelegramServer;
import ai.openclaw.testkit.LiveThreads;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.wiring.BundleWiring;

/** Updates in a row leave nothing behind: no class loader, no thread, no socket. {@code -Dopenclaw.updates=N} makes more or fewer of them. */
class LeakIT {
    private static final int UPDATES = Integer.getInteger("openclaw.updates", 1000);
    private static final int WARM_UP = 20;
    @TempDir
    Path folder;

    @Test
    void updatesInARowLeaveNothingBehind() throws Exception {
        try (FakeTelegramServer telegram = new FakeTelegramServer();
                HostedGateway gateway = new HostedGateway(folder, Texts.telegram(telegram));
                ControlClient client = gateway.connect()) {
            List<String> modules = List.of("channel.telegram", "model.openai", "method.agent");
            for (int i = 0; i < WARM_UP; i++)
                for (String module : modules)
                    gateway.update(module);
            Await.until("telegram polls", Duration.ofSeconds(30), () -> telegram.waiting() == 1);
            LiveThreads threads = new LiveThreads();
            long sockets = sockets();
            List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
            for (int i = 0; i < UPDATES; i++) {
                String module = modules.get(i % modules.size());
                loaders.add(loader(gateway, module));
                gateway.update(module);
            }
            Await.until("telegram polls", Duration.ofSeconds(30), () -> telegram.waiting() == 1);
            assertTrue(client.agent("main", "still there?").contains("still there?"));
            Await.until("the class loaders are gone", Duration.ofSeconds(30), () -> {
                System.gc();
                return alive(loaders) == 0;
            });
            Await.until("the sockets are gone", Duration.ofSeconds(30), () -> sockets() <= sockets + 2);
            // the poll's own thread is a new one
            Await.until("the threads are gone", Duration.ofSeconds(30), () -> threads.added().size() <= 4);
            System.out.println(UPDATES + " updates: " + alive(loaders) + " class loaders, " + (sockets() - sockets) + " sockets, "
                    + threads.added().values() + " more than before");
            assertEquals(0, alive(loaders));
        }
    }

    private static WeakReference<ClassLoader> loader(HostedGateway gateway, String module) {
        return new WeakReference<>(gateway.bundle(module).adapt(BundleWiring.class).getClassLoader());
    }

    private static long alive(List<WeakReference<ClassLoader>> loaders) {
        return loaders.stream().filter(loader -> loader.get() != null).count();
    }

    private static long sockets() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.filter(file -> {
                try {
                    return Files.readSymbolicLink(file).toString().startsWith("socket:");
                } catch (IOException e) {
                    return false;
                }
            }).count();
        }
    }
}
