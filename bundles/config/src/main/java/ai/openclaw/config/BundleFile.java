package ai.openclaw.config;

import ai.openclaw.config.SettingsRecords.Entry;
import ai.openclaw.config.SettingsRecords.Holder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A bundle's jar, looked into without a framework.
 *
 * @param name its symbolic name
 * @param descriptions of its components, as names of files in the jar
 */
record BundleFile(Path jar, String name, List<Entry> entries, List<String> descriptions) implements Holder {
    /**
     * A component as its description has it.
     *
     * @param pids whose settings it gets
     * @param modifiable whether it takes new ones in place
     */
    record Component(String name, List<String> pids, boolean modifiable) {}

    /** Empty when the file is no bundle, or cannot be read. */
    static Optional<BundleFile> read(Path file) {
        try (JarFile jar = new JarFile(file.toFile())) {
            Manifest manifest = jar.getManifest();
            String name = manifest == null ? null : manifest.getMainAttributes().getValue("Bundle-SymbolicName");
            if (name == null)
                return Optional.empty();
            Attributes headers = manifest.getMainAttributes();
            return Optional.of(new BundleFile(file, BundleHeader.clauses(name).getFirst().path(), entries(headers), descriptions(headers)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static List<Entry> entries(Attributes headers) {
        String capabilities = headers.getValue("Provide-Capability");
        return capabilities == null
                ? List.of()
                : BundleHeader.clauses(capabilities).stream().filter(clause -> clause.path().equals(BundleHeader.SETTINGS))
                        .map(clause -> new Entry(String.valueOf(clause.attributes().get(BundleHeader.SETTINGS)),
                                String.valueOf(clause.attributes().get("record"))))
                        .toList();
    }

    private static List<String> descriptions(Attributes headers) {
        String descriptions = headers.getValue("Service-Component");
        return descriptions == null ? List.of() : BundleHeader.clauses(descriptions).stream().map(BundleHeader.Clause::path).toList();
    }

    /** A loader of its own, which lives as long as the class: the command line ends soon. */
    @Override
    public Class<?> load(String className) throws ClassNotFoundException {
        try {
            return new URLClassLoader(new URL[]{jar.toUri().toURL()}, BundleFile.class.getClassLoader()).loadClass(className);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What its components say of themselves; a description that cannot be read says nothing. */
    List<Component> components() {
        List<Component> all = new ArrayList<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (String description : descriptions)
                try (InputStream stream = file.getInputStream(file.getEntry(description))) {
                    component(stream).ifPresent(all::add);
                }
        } catch (IOException | XMLStreamException e) {
            return all;
        }
        return all;
    }

    private Optional<Component> component(InputStream stream) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XMLStreamReader reader = factory.createXMLStreamReader(stream);
        while (reader.hasNext())
            if (reader.next() == XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals("component"))
                return Optional.of(component(reader));
        return Optional.empty();
    }

    private Component component(XMLStreamReader reader) {
        String component = String.valueOf(reader.getAttributeValue(null, "name"));
        String pids = reader.getAttributeValue(null, "configuration-pid");
        return new Component(component, List.of((pids == null ? component : pids).split(" ", -1)),
                reader.getAttributeValue(null, "modified") != null);
    }
}
