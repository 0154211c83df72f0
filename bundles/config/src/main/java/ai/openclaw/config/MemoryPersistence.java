package ai.openclaw.config;

import java.io.IOException;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Enumeration;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.felix.cm.PersistenceManager;
import org.osgi.service.component.annotations.Component;

/**
 * Where ConfigAdmin keeps configurations: in memory alone, for they hold secrets in clear and are made anew at every start. ConfigAdmin
 * waits for this service when the framework property {@code felix.cm.pm} is {@code openclaw}.
 */
@Component(property = PersistenceManager.PROPERTY_NAME + "=openclaw")
@SuppressWarnings({"rawtypes", "JdkObsolete"}) // the interface speaks of dictionaries
public final class MemoryPersistence implements PersistenceManager {
    private final Map<String, Dictionary> store = new ConcurrentHashMap<>();

    @Override
    public boolean exists(String pid) { return store.containsKey(pid); }

    @Override
    public Dictionary load(String pid) throws IOException {
        Dictionary found = store.get(pid);
        if (found == null)
            throw new IOException("no configuration " + pid);
        return copy(found);
    }

    @Override
    public Enumeration getDictionaries() { return Collections.enumeration(store.values().stream().map(MemoryPersistence::copy).toList()); }

    @Override
    public void store(String pid, Dictionary properties) { store.put(pid, copy(properties)); }

    @Override
    public void delete(String pid) { store.remove(pid); }

    private static Dictionary copy(Dictionary<?, ?> original) {
        Hashtable<Object, Object> copy = new Hashtable<>();
        for (Enumeration<?> keys = original.keys(); keys.hasMoreElements();) {
            Object key = keys.nextElement();
            copy.put(key, original.get(key));
        }
        return copy;
    }
}
