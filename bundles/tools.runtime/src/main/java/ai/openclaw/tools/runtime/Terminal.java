package ai.openclaw.tools.runtime;

import ai.openclaw.api.Command;
import com.pty4j.PtyProcessBuilder;
import java.io.IOException;
import java.util.HashMap;

/** Commands on a terminal. The only class that touches pty4j, so that its library is loaded with the first of them. */
final class Terminal {
    private Terminal() {}

    static Process start(Command command, Command.TerminalSize size) throws IOException {
        return new PtyProcessBuilder(command.argv().toArray(String[]::new)).setDirectory(command.folder().toString())
                .setEnvironment(new HashMap<>(command.environment())).setInitialColumns(size.columns()).setInitialRows(size.rows())
                .setConsole(false).setRedirectErrorStream(true).start();
    }
}
