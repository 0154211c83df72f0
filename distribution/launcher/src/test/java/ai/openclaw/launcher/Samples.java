package ai.openclaw.launcher;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** Classes of the small bundles that the tests deploy. */
public final class Samples {
    /** As long as this system property is not set, {@link Stubborn} hangs. */
    static final String RELEASE = "openclaw.test.release";

    private Samples() {}

    /** Offers a service that says the version of its bundle. */
    public static final class Good implements BundleActivator {
        @Override
        public void start(BundleContext context) {
            String version = context.getBundle().getVersion().toString();
            context.registerService(Supplier.class, () -> version, FrameworkUtil.asDictionary(Map.of("openclaw.channel.type", "sample")));
        }

        @Override
        public void stop(BundleContext context) {
            // the framework takes the service back
        }
    }

    /** Does not start. */
    public static final class Throwing implements BundleActivator {
        @Override
        public void start(BundleContext context) { throw new IllegalStateException("there is no coffee"); }

        @Override
        public void stop(BundleContext context) {
            // never started
        }
    }

    /** Waits for something that never comes. */
    public static final class Hanging implements BundleActivator {
        @Override
        public void start(BundleContext context) throws InterruptedException { new CountDownLatch(1).await(); }

        @Override
        public void stop(BundleContext context) {
            // never started
        }
    }

    /** Waits and does not hear an interrupt. */
    public static final class Stubborn implements BundleActivator {
        @Override
        public void start(BundleContext context) {
            while (System.getProperty(RELEASE) == null)
                LockSupport.parkNanos(1_000_000);
        }

        @Override
        public void stop(BundleContext context) {
            // nothing to undo
        }
    }

    /** Starts and offers nothing. */
    public static final class Silent implements BundleActivator {
        @Override
        public void start(BundleContext context) {
            // this is it
        }

        @Override
        public void stop(BundleContext context) {
            // nothing to undo
        }
    }

    /** A component that works. */
    public static final class Part implements Supplier<String> {
        @Override
        public String get() { return "part"; }
    }

    /** A component that cannot be made. */
    public static final class BrokenPart implements Supplier<String> {
        public BrokenPart() { throw new IllegalStateException("the part is broken"); }

        @Override
        public String get() { return "never"; }
    }
}
