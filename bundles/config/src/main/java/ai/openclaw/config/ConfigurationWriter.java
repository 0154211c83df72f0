package ai.openclaw.config;

import java.io.IOException;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes ConfigAdmin hold exactly the sections that it is given. For one thread. */
final class ConfigurationWriter {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/config");
    private final ConfigurationAdmin admin;
    private final ClearSettings clear;
    private Map<Pid, Section> written = Map.of();

    /** @param clear gets what ConfigAdmin must not hold */
    ConfigurationWriter(ConfigurationAdmin admin, ClearSettings clear) {
        this.admin = admin;
        this.clear = clear;
    }

    /** What ConfigAdmin holds of ours. */
    Map<Pid, Section> written() { return written; }

    /** Creates, updates and deletes what differs, and returns the PIDs of that. */
    Set<Pid> write(Map<Pid, Section> sections) {
        Set<Pid> changed = new LinkedHashSet<>();
        Map<Pid, Section> before = written;
        written = new LinkedHashMap<>(sections);
        before.keySet().stream().filter(pid -> !sections.containsKey(pid)).forEach(pid -> {
            delete(pid);
            changed.add(pid);
        });
        sections.forEach((pid, section) -> {
            if (!same(before.get(pid), section) && update(section))
                changed.add(pid);
        });
        return changed;
    }

    private static boolean same(@Nullable Section before, Section now) { return before != null && before.json().equals(now.json()); }

    @SuppressWarnings("JdkObsolete") // ConfigAdmin speaks of dictionaries
    private boolean update(Section section) {
        try {
            clear.put(section);
            return configuration(section.pid()).updateIfDifferent(new Hashtable<>(section.shownProperties()));
        } catch (IOException | IllegalStateException e) {
            LOG.error("{}: ConfigAdmin refused the configuration: {}", section.place(), e.toString());
            return false;
        }
    }

    private void delete(Pid pid) {
        try {
            configuration(pid).delete();
            clear.remove(pid);
        } catch (IOException | IllegalStateException e) {
            LOG.error("{}: ConfigAdmin could not delete the configuration: {}", pid, e.toString());
        }
    }

    private Configuration configuration(Pid pid) throws IOException {
        return pid.single() ? admin.getConfiguration(pid.name(), "?") : admin.getFactoryConfiguration(pid.name(), pid.instance(), "?");
    }
}
