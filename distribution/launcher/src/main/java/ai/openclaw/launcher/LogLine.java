package ai.openclaw.launcher;

import ai.openclaw.api.LogLevel;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A line of the log file in the shape that the command line reads (contract section 20). */
final class LogLine {
    /** Always with milliseconds, as the incumbent writes it. */
    static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX");

    private static final String HOST = System.getenv().getOrDefault("HOSTNAME", "localhost");

    private LogLine() {}

    /** What is told when lines could not be written for a while. */
    static String lost(long lines, String why, Clock clock) {
        return json(LogLevel.WARN, "gateway", lines + " log lines before this one are lost: " + why, OffsetDateTime.now(clock));
    }

    static String json(LogLevel level, String subsystem, String message, OffsetDateTime at) {
        StringBuilder line = new StringBuilder(256 + message.length());
        String head = "{\"subsystem\":" + quoted(subsystem) + "}";
        line.append("{\"0\":").append(quoted(head)).append(",\"1\":").append(quoted(message));
        line.append(",\"_meta\":{\"runtime\":\"java\",\"runtimeVersion\":").append(quoted(System.getProperty("java.version")));
        line.append(",\"hostname\":").append(quoted(HOST)).append(",\"name\":").append(quoted(head));
        line.append(",\"parentNames\":[\"openclaw\"],\"date\":").append(quoted(STAMP.format(at.withOffsetSameInstant(ZoneOffset.UTC))));
        line.append(",\"logLevelId\":").append(level.id()).append(",\"logLevelName\":\"").append(level.name()).append("\",\"path\":{}}");
        return line.append(",\"time\":").append(quoted(STAMP.format(at))).append("}\n").toString();
    }

    static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < 0x20)
                        json.append(String.format("\\u%04x", (int) c));
                    else
                        json.append(c);
                }
            }
        }
        return json.append('"').toString();
    }
}
