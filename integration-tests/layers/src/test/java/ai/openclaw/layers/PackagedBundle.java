package ai.openclaw.layers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A jar of the distribution.
 *
 * @param name its file name without {@code .jar}
 * @param symbolicName empty for a jar that is no bundle
 * @param packages every package that it has classes of
 */
record PackagedBundle(String name, String symbolicName, Set<String> imports, Set<String> exports, Set<String> packages, Path file) {
    private static final Path LIB = Path.of(System.getProperty("openclaw.image"), "lib");
    /** A clause of a header: names before the first attribute; commas within quotes do not end it. */
    private static final Pattern CLAUSE = Pattern.compile("([^,;\"]+)(;(?:[^,\"]|\"[^\"]*\")*)?(?:,|$)");

    static List<PackagedBundle> all() {
        try (Stream<Path> jars = Files.list(LIB)) {
            return jars.filter(file -> file.toString().endsWith(".jar")).sorted().map(PackagedBundle::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of this project. */
    static List<PackagedBundle> ours() {
        return all().stream().filter(bundle -> bundle.symbolicName.startsWith("ai.openclaw.") && !bundle.name.equals("launcher")).toList();
    }

    static PackagedBundle named(String name) { return all().stream().filter(bundle -> bundle.name.equals(name)).findFirst().orElseThrow(); }

    private static PackagedBundle read(Path file) {
        try (JarFile jar = new JarFile(file.toFile())) {
            var headers = jar.getManifest().getMainAttributes();
            Set<String> packages = jar.stream().map(entry -> entry.getName())
                    .filter(entry -> entry.endsWith(".class") && entry.contains("/") && !entry.startsWith("META-INF/"))
                    .map(entry -> entry.substring(0, entry.lastIndexOf('/')).replace('/', '.'))
                    .collect(Collectors.toCollection(TreeSet::new));
            String fileName = file.getFileName().toString();
            return new PackagedBundle(fileName.substring(0, fileName.length() - ".jar".length()),
                    clauses(headers.getValue("Bundle-SymbolicName")).stream().findFirst().orElse(""),
                    clauses(headers.getValue("Import-Package")), clauses(headers.getValue("Export-Package")), packages, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> clauses(@org.jspecify.annotations.Nullable String header) {
        Set<String> names = new TreeSet<>();
        Matcher clause = CLAUSE.matcher(Optional.ofNullable(header).orElse(""));
        while (clause.find())
            names.add(clause.group(1).strip());
        return names;
    }

    /** Whether it can come and go by itself. */
    boolean edge() { return name.matches("(channel|http|method|tools|model|documents)\\..+"); }

    /** What it imports from other bundles of this project. */
    Set<String> importsOfOurs() {
        return imports.stream().filter(name -> name.startsWith("ai.openclaw.")).collect(Collectors.toCollection(TreeSet::new));
    }
}
