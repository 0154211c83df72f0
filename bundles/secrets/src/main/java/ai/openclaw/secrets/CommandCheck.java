package ai.openclaw.secrets;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.SecretQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whether a program may be run: named by its absolute path, changeable by nobody else, no link unless allowed, in a trusted folder if there are any. */
record CommandCheck(SecretQuery query) {
    static CommandCheck of(SecretQuery query) { return new CommandCheck(query); }

    /** The program itself, links followed. */
    Path command() throws IOException {
        Path named = HomePath.of(query, "command");
        if (!named.isAbsolute())
            throw GatewayException.invalid(setting() + " must be an absolute path: " + named);
        if (!Files.exists(named, LinkOption.NOFOLLOW_LINKS))
            throw GatewayException.invalid(setting() + " does not exist: " + named);
        if (Files.isSymbolicLink(named) && !query.flag("allowSymlinkCommand", false))
            throw GatewayException.invalid(setting() + " is a symbolic link: " + named + "; set allowSymlinkCommand: true to follow it.");
        if (!Files.exists(named))
            throw GatewayException.invalid(setting() + " is a symbolic link to nothing: " + named);
        Path real = named.toRealPath();
        checkTrusted(real);
        if (!Files.isRegularFile(real) || !Files.isExecutable(real))
            throw GatewayException.invalid(setting() + " is no program that this user can run: " + real);
        if (!query.flag("allowInsecurePath", false))
            checkRights(real);
        return real;
    }

    private String setting() { return "secrets.providers." + query.provider() + ".command"; }

    private void checkTrusted(Path real) throws IOException {
        List<String> trusted = query.texts("trustedDirs");
        if (trusted.isEmpty())
            return;
        List<Path> folders = new ArrayList<>();
        for (String text : trusted) {
            Path folder = HomePath.of("secrets.providers." + query.provider() + ".trustedDirs", text);
            folders.add(Files.exists(folder) ? folder.toRealPath() : folder.toAbsolutePath().normalize());
        }
        if (folders.stream().noneMatch(real::startsWith))
            throw GatewayException.invalid(setting() + " is outside of trustedDirs: " + real);
    }

    private void checkRights(Path real) throws IOException {
        if (!FileRights.known(real))
            throw GatewayException.invalid(setting() + ": who may change " + real
                    + " cannot be told on this system; if only you can, set allowInsecurePath: true.");
        new FileRights(setting()).mustBeUnchangeable(real);
    }
}
