package ai.openclaw.logging;

import ai.openclaw.api.Default;
import ai.openclaw.api.Describe;
import ai.openclaw.api.LogLevel;
import ai.openclaw.api.LogSettings;
import ai.openclaw.api.Range;
import ai.openclaw.api.Settings;
import java.util.List;
import java.util.Optional;

/** The section {@code logging} (contract section 14.4). */
@Settings("logging")
record LoggingSettings(@Describe("The least severe level that is written to the log file") Optional<LogLevel> level,
        @Describe("The log file; a dated one in the temporary folder unless set") Optional<String> file,
        @Describe("The most bytes of the log file before no more is written") @Range(min = 1) Optional<Long> maxFileBytes,
        @Describe("The least severe level that is shown on the console") Optional<LogLevel> consoleLevel,
        @Describe("How lines look on the console") @Default("\"pretty\"") LogSettings.Style consoleStyle,
        @Describe("Whether credentials are hidden in logs and tool summaries") @Default("\"tools\"") Redact redactSensitive,
        @Describe("Regular expressions of the text that is hidden, in the place of the usual ones") List<String> redactPatterns) {

    /** Where credentials are hidden. */
    enum Redact {
        OFF, TOOLS
    }
}
