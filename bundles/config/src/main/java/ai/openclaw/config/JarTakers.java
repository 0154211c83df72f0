package ai.openclaw.config;

import java.util.List;

/** The components that would take settings, by their descriptions in the jars; nobody is connected to what does not run. */
final class JarTakers implements SettingsTakers {
    private final BundleFolders bundles;

    JarTakers(BundleFolders bundles) { this.bundles = bundles; }

    @Override
    public List<Taker> of(Pid pid) {
        return bundles.bundles().stream().flatMap(bundle -> bundle.components().stream())
                .filter(component -> component.pids().contains(pid.name()))
                .map(component -> new Taker(component.name(), component.modifiable(), 0)).toList();
    }

    @Override
    public int sockets() { return 0; }
}
