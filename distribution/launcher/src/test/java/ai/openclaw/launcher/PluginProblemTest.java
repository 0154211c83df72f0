package ai.openclaw.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PluginProblemTest {
    @Test
    void namesAMissingPackageAndItsVersion() {
        assertEquals("it needs the package org.example.gone 1.2.0 or newer, which nothing here offers; put the library into the bundle",
                plain("Unable to resolve x: missing requirement [x] osgi.wiring.package; "
                        + "(&(osgi.wiring.package=org.example.gone)(version>=1.2.0)(!(version>=2.0.0)))"));
        assertEquals("it needs the package org.example.gone, which nothing here offers; put the library into the bundle",
                plain("missing requirement osgi.wiring.package; (osgi.wiring.package=org.example.gone)"));
    }

    @Test
    void namesTheJavaThatIsNeeded() {
        assertEquals("it needs Java 99, and this is Java " + Runtime.version().feature(),
                plain("missing requirement osgi.ee; (&(osgi.ee=JavaSE)(version=99))"));
    }

    @Test
    void elseTellsTheInnermostCause() {
        assertEquals("disk full", PluginProblem.plain(new IllegalStateException("outer", new RuntimeException("disk full"))));
        assertEquals("NullPointerException", PluginProblem.plain(new IllegalStateException("outer", new NullPointerException())));
    }

    private static String plain(String message) { return PluginProblem.plain(new IllegalStateException(message)); }
}
