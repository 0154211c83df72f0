package ai.openclaw.approvals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A program on this machine.
 *
 * @param found where its name leads, in the real folder
 * @param real the file that it is
 */
record Program(Path found, Path real) {
    /** Files that are many programs, by the name that they are called by. */
    private static final Set<String> MANY = Set.of("busybox", "toybox", "coreutils", "sbase-box", "uutils");

    /**
     * The program that a word means.
     *
     * @param path folders to look in; what is relative or everybody may write to is left out
     * @throws Unproven when it is a relative path, or there is none
     */
    static Program of(String word, List<Path> path) throws Unproven {
        try {
            if (word.contains("/../") || word.contains("/./") || word.contains("//"))
                throw new Unproven(word + " is no plain path");
            if (word.startsWith("/"))
                return at(Path.of(word)).orElseThrow(() -> new Unproven("there is no program " + word));
            if (word.contains("/"))
                throw new Unproven(word + " depends on the folder; name the program by its whole path");
            return path.stream().filter(Program::trusted).map(folder -> at(folder.resolve(word))).flatMap(Optional::stream).findFirst()
                    .orElseThrow(() -> new Unproven("no program " + word + " is on the PATH"));
        } catch (InvalidPathException e) {
            throw new Unproven("the name of the program is no plain one");
        }
    }

    static Optional<Program> at(Path file) {
        try {
            if (!Files.isRegularFile(file) || !Files.isExecutable(file))
                return Optional.empty();
            Path folder = file.toAbsolutePath().getParent();
            Path name = file.getFileName();
            return folder == null || name == null
                    ? Optional.empty()
                    : Optional.of(new Program(folder.toRealPath().resolve(name), file.toRealPath()));
        } catch (IOException | SecurityException e) {
            return Optional.empty();
        }
    }

    /** The folders of a PATH. */
    static List<Path> folders(String path) {
        return Arrays.stream(path.split(":", -1)).filter(folder -> folder.startsWith("/")).map(Path::of).toList();
    }

    private static boolean trusted(Path folder) {
        try {
            return !Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_WRITE);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** The names that say what it does, lower case. */
    Set<String> names() {
        return found.equals(real) ? Set.of(name(real)) : Set.copyOf(List.of(name(found), name(real)).stream().distinct().toList());
    }

    /** The name that it is called by. */
    String name() { return name(found); }

    /** Whether its file is other programs too. */
    boolean oneOfMany() {
        return MANY.contains(name(real)) && !name(found).equals(name(real));
    }

    boolean many() { return MANY.contains(name(found)); }

    /** What is spawned: the file itself, unless its name says what it does. */
    Path spawned() {
        return name(found).equals(name(real)) ? real : found;
    }

    static String name(Path file) { return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT); }
}
