package ai.openclaw.cli;

import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/** Tells the person at the terminal what the code of bundles warns of while it runs in the command line. */
public final class Complaints implements SLF4JServiceProvider {
    private final Voice voice = new Voice();

    @Override
    public ILoggerFactory getLoggerFactory() { return _ -> voice; }

    @Override
    public IMarkerFactory getMarkerFactory() { return new BasicMarkerFactory(); }

    @Override
    public MDCAdapter getMDCAdapter() { return new NOPMDCAdapter(); }

    @Override
    public String getRequestedApiVersion() { return "2.0.99"; }

    @Override
    public void initialize() {
        // nothing to prepare
    }

    /** Speaks of warnings and errors only. */
    private static final class Voice extends LegacyAbstractLogger {
        private static final long serialVersionUID = 1;

        Voice() { this.name = "openclaw"; }

        @Override
        public boolean isTraceEnabled() { return false; }

        @Override
        public boolean isDebugEnabled() { return false; }

        @Override
        public boolean isInfoEnabled() { return false; }

        @Override
        public boolean isWarnEnabled() { return true; }

        @Override
        public boolean isErrorEnabled() { return true; }

        @Override
        protected String getFullyQualifiedCallerName() { return ""; }

        @Override
        protected void handleNormalizedLoggingCall(Level level, Marker marker, String pattern, Object[] arguments, Throwable problem) {
            System.err.println(MessageFormatter.basicArrayFormat(pattern, arguments));
        }
    }
}
