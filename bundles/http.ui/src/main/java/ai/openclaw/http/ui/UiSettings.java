package ai.openclaw.http.ui;

import ai.openclaw.api.Default;
import java.nio.file.Path;
import java.util.Optional;

/** The part of {@code gateway.controlUi} that says what is served; {@code control} describes the section. */
record UiSettings(@Default("true") boolean enabled, @Default("\"\"") String basePath, Optional<String> root) {
    /** The path before all others: empty, or with a slash in front and none behind. */
    String prefix() {
        String names = basePath.strip().replaceAll("^/+|/+$", "");
        return names.isEmpty() ? "" : "/" + names;
    }

    /** The folder of a built Control UI. */
    Optional<Path> folder() {
        return root.map(String::strip).filter(text -> !text.isEmpty())
                .map(text -> text.startsWith("~/") ? Path.of(System.getProperty("user.home"), text.substring(2)) : Path.of(text));
    }
}
