package ai.openclaw.hotswap;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * The service objects of all components at one moment, by bundle, component and PID; what is not the same object later was made anew. They
 * stay in use, so that none goes because nobody else needs it.
 */
record Instances(Map<String, Object> objects) {
    private static final String FACTORY = "~";

    static Instances now(BundleContext context) throws InvalidSyntaxException {
        Map<String, Object> objects = new TreeMap<>();
        ServiceReference<?>[] found = context.getAllServiceReferences(null, "(component.name=ai.openclaw.*)");
        for (ServiceReference<?> reference : found == null ? new ServiceReference<?>[0] : found) {
            Object service = reference.getBundle() == null ? null : context.getService(reference);
            if (service != null)
                objects.put(name(reference), service);
        }
        return new Instances(objects);
    }

    /** Such as {@code channel.telegram/TelegramChannel/work}. */
    private static String name(ServiceReference<?> reference) {
        String component = String.valueOf(reference.getProperty("component.name"));
        Object instance = reference.getProperty("openclaw.instance");
        return reference.getBundle().getSymbolicName().replace("ai.openclaw.", "") + "/"
                + component.substring(component.lastIndexOf('.') + 1) + (instance == null ? "" : FACTORY + instance);
    }

    /** Those that came, went or were made anew between the two moments. */
    @SuppressWarnings("ReferenceEquality") // whether it is the same object is what is asked
    Set<String> changed(Instances later) {
        Set<String> changed = new TreeSet<>(objects.keySet());
        changed.addAll(later.objects.keySet());
        changed.removeIf(name -> objects.get(name) == later.objects.get(name));
        return changed;
    }
}
