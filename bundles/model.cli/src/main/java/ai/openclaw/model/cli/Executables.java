package ai.openclaw.model.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Finds commands as the system does. */
final class Executables {
    private Executables() {}

    /** Whether there is such a command: a path, or a name that a folder of the PATH has. */
    static boolean found(String command) {
        try {
            if (command.contains("/"))
                return Files.isExecutable(Path.of(command));
            String path = System.getenv("PATH");
            for (String folder : (path == null ? "" : path).split(File.pathSeparator, -1))
                if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, command)))
                    return true;
            return false;
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
