package ai.openclaw.tools.fs;

import ai.openclaw.api.ErrorCode;
import ai.openclaw.api.GatewayException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What went wrong with a file, in plain words. */
final class Trouble {
    private Trouble() {}

    static GatewayException with(String path, IOException e) {
        String file = "\"" + PathText.shown(path) + "\"";
        if (e instanceof NoSuchFileException)
            return GatewayException.invalid("there is no file " + file);
        if (e instanceof AccessDeniedException)
            return new GatewayException(ErrorCode.FORBIDDEN, "no permission for " + file + "; the gateway's user may not do that", e);
        if (e instanceof NotDirectoryException)
            return GatewayException.invalid("something on the way to " + file + " is no folder");
        String reason = e instanceof FileSystemException failure && failure.getReason() != null
                ? failure.getReason()
                : String.valueOf(e.getMessage());
        if (reason.contains("No space left") || reason.contains("quota"))
            return GatewayException.unavailable("the disk is full: " + file + " was not changed; free some space and try again");
        if (reason.contains("Read-only file system"))
            return new GatewayException(ErrorCode.FORBIDDEN, file + " is on a disk that cannot be written to", e);
        if (reason.contains("symbolic links") || e instanceof FileSystemLoopException)
            return new GatewayException(ErrorCode.FORBIDDEN, file + " became a symbolic link meanwhile; it was not touched", e);
        if (reason.contains("name too long"))
            return GatewayException.invalid("the name " + file + " is too long");
        if (reason.contains("Not a directory"))
            return GatewayException.invalid("something on the way to " + file + " is no folder");
        return GatewayException.unavailable(file + ": " + reason);
    }
}
