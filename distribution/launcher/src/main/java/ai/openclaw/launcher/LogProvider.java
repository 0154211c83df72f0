package ai.openclaw.launcher;

import ai.openclaw.api.LogLevel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/** Hands what every bundle logs to the {@link Log}; a logger's name is its subsystem. */
public final class LogProvider implements SLF4JServiceProvider {
    private final Map<String, Logger> loggers = new ConcurrentHashMap<>();
    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter mdc = new NOPMDCAdapter();

    @Override
    public ILoggerFactory getLoggerFactory() { return name -> loggers.computeIfAbsent(name, SubsystemLogger::new); }

    @Override
    public IMarkerFactory getMarkerFactory() { return markers; }

    @Override
    public MDCAdapter getMDCAdapter() { return mdc; }

    @Override
    public String getRequestedApiVersion() { return "2.0.99"; }

    @Override
    public void initialize() {
        // nothing to prepare
    }

    /** A logger of one subsystem. Libraries log under their class names; of them only warnings matter to an operator. */
    private static final class SubsystemLogger extends LegacyAbstractLogger {
        private static final long serialVersionUID = 1;
        private final boolean library;

        SubsystemLogger(String subsystem) {
            this.name = subsystem;
            this.library = subsystem.indexOf('.') > 0;
        }

        /** Libraries ask for this at every step that they take. */
        private boolean detail(LogLevel level) {
            return !library && Log.INSTANCE.enabled(level);
        }

        @Override
        public boolean isTraceEnabled() { return detail(LogLevel.TRACE); }

        @Override
        public boolean isDebugEnabled() { return detail(LogLevel.DEBUG); }

        @Override
        public boolean isInfoEnabled() { return detail(LogLevel.INFO); }

        @Override
        public boolean isWarnEnabled() { return Log.INSTANCE.enabled(LogLevel.WARN); }

        @Override
        public boolean isErrorEnabled() { return Log.INSTANCE.enabled(LogLevel.ERROR); }

        @Override
        protected String getFullyQualifiedCallerName() { return ""; }

        @Override
        protected void handleNormalizedLoggingCall(Level level, Marker marker, String pattern, Object[] arguments, Throwable problem) {
            Log.INSTANCE.write(LogLevel.valueOf(level.name()), name, MessageFormatter.basicArrayFormat(pattern, arguments), problem);
        }
    }
}
