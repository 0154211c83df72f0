package ai.openclaw.hotswap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Versions of the echo channel that do not work. */
final class BrokenBundle {
    private static final String ID = "ai.openclaw.channel.echo";

    private BrokenBundle() {}

    static byte[] throwsOnStart() throws IOException {
        return bundle(manifest("Bundle-Activator", Unlucky.class.getName(), "Import-Package", "org.osgi.framework"), Unlucky.class, "");
    }

    static byte[] needs(String missing) throws IOException { return bundle(manifest("Import-Package", missing), Unlucky.class, ""); }

    static byte[] failingComponent() throws IOException {
        String component = "<scr:component xmlns:scr='http://www.osgi.org/xmlns/scr/v1.3.0' name='" + ID + "' immediate='true'>"
                + "<implementation class='" + BadComponent.class.getName() + "'/>"
                + "<service><provide interface='java.lang.Runnable'/></service></scr:component>";
        return bundle(manifest("Service-Component", "OSGI-INF/component.xml"), BadComponent.class, component);
    }

    /** One that works until {@code channels.fussy.word} is {@code bad}. */
    static byte[] fussyComponent() throws IOException {
        String component = "<scr:component xmlns:scr='http://www.osgi.org/xmlns/scr/v1.3.0' name='" + ID + "' activate='activate'"
                + " configuration-pid='channels.fussy' configuration-policy='require'><implementation class='"
                + FussyComponent.class.getName() + "'/><service><provide interface='java.lang.Runnable'/></service></scr:component>";
        return bundle(manifest("Service-Component", "OSGI-INF/component.xml"), FussyComponent.class, component);
    }

    private static Manifest manifest(String... headers) {
        Manifest manifest = new Manifest();
        Attributes all = manifest.getMainAttributes();
        all.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        all.putValue("Bundle-ManifestVersion", "2");
        all.putValue("Bundle-SymbolicName", ID);
        all.putValue("Bundle-Version", "2099.0.0");
        for (int i = 0; i < headers.length; i += 2)
            all.putValue(headers[i], headers[i + 1]);
        return manifest;
    }

    private static byte[] bundle(Manifest manifest, Class<?> type, String component) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            String entry = type.getName().replace('.', '/') + ".class";
            jar.putNextEntry(new ZipEntry(entry));
            try (var in = BrokenBundle.class.getClassLoader().getResourceAsStream(entry)) {
                java.util.Objects.requireNonNull(in).transferTo(jar);
            }
            jar.putNextEntry(new ZipEntry("OSGI-INF/component.xml"));
            jar.write(component.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /** An activator that throws. */
    public static final class Unlucky implements BundleActivator {
        @Override
        public void start(BundleContext context) { throw new IllegalStateException("no luck today"); }

        @Override
        public void stop(BundleContext context) {
            // never started
        }
    }

    /** A component that cannot be made. */
    public static final class BadComponent implements Runnable {
        public BadComponent() { throw new IllegalStateException("no luck today"); }

        @Override
        public void run() {
            // never made
        }
    }

    /** A component that cannot live with a certain setting, which no record tells. */
    public static final class FussyComponent implements Runnable {
        void activate(Map<String, Object> properties) {
            if (String.valueOf(properties.get(".channels.fussy")).contains("bad"))
                throw new IllegalStateException("not with me");
        }

        @Override
        public void run() {}
    }
}
