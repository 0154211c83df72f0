package ai.openclaw.model.cli;

import ai.openclaw.api.Image;
import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.ModelRequest;
import ai.openclaw.model.cli.CliSettings.ImageMode;
import ai.openclaw.model.cli.CliSettings.Input;
import ai.openclaw.model.cli.CliSettings.SessionMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * How a command is asked.
 *
 * @param folder where it runs, always the same, for some tell conversations apart by it
 */
record Command(CliSettings settings, Path folder) {
    static final String DEFAULT_MODEL = "default";
    private static final String SESSION_ID = "{sessionId}";

    /**
     * One question, ready to be asked.
     *
     * @param standardInput empty when the question is an argument
     * @param sessionId what the command was told
     * @param files pictures, to be deleted afterwards
     */
    record Question(List<String> line, String standardInput, Optional<String> sessionId, List<Path> files) {}

    Question question(ModelRequest request, Optional<Conversations.Known> known) throws IOException {
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        boolean resumed = known.isPresent();
        Optional<String> sessionId = known.map(Conversations.Known::sessionId)
                .or(() -> settings.sessionMode() == SessionMode.ALWAYS ? Optional.of(UUID.randomUUID().toString()) : Optional.empty());
        List<String> line = new ArrayList<>(List.of(settings.command()));
        if (resumed && !settings.resumeArgs().isEmpty())
            settings.resumeArgs().forEach(argument -> line.add(argument.replace(SESSION_ID, sessionId.orElse(""))));
        else
            addArguments(line, request.model(), sessionId);
        String instructions = instructions(request, resumed);
        if (!instructions.isEmpty())
            settings.systemPromptArg().ifPresent(name -> line.addAll(List.of(name, instructions)));
        List<ModelMessage> fresh = fresh(request, known);
        List<Path> files = pictures(fresh, line);
        boolean within = settings.systemPromptArg().isEmpty() && !instructions.isEmpty();
        String prompt = (within ? instructions + "\n\n" : "") + Prompt.of(fresh);
        boolean argument = settings.input() == Input.ARG && prompt.length() <= settings.maxPromptArgChars();
        if (argument)
            line.add(prompt);
        return new Question(line, argument ? "" : prompt, sessionId, files);
    }

    private String instructions(ModelRequest request, boolean resumed) {
        return switch (settings.systemPromptWhen()) {
            case ALWAYS -> request.system();
            case FIRST -> resumed ? "" : request.system();
            case NEVER -> "";
        };
    }

    private void addArguments(List<String> line, String name, Optional<String> sessionId) {
        line.addAll(settings.args());
        String model = settings.modelAliases().getOrDefault(name, name);
        if (!model.equals(DEFAULT_MODEL))
            settings.modelArg().ifPresent(argument -> line.addAll(List.of(argument, model)));
        addSession(line, sessionId);
    }

    private void addSession(List<String> line, Optional<String> sessionId) {
        if (sessionId.isEmpty() || settings.sessionMode() == SessionMode.NONE)
            return;
        if (settings.sessionArgs().isEmpty())
            settings.sessionArg().ifPresent(name -> line.addAll(List.of(name, sessionId.get())));
        settings.sessionArgs().forEach(argument -> line.add(argument.replace(SESSION_ID, sessionId.get())));
    }

    /** What the command has not seen yet; its own answers it knows. */
    private static List<ModelMessage> fresh(ModelRequest request, Optional<Conversations.Known> known) {
        if (known.isEmpty())
            return request.messages();
        List<ModelMessage> later = new ArrayList<>(request.messages().subList(known.get().messages(), request.messages().size()));
        if (later.getFirst() instanceof ModelMessage.Assistant)
            later.removeFirst();
        return later;
    }

    private List<Path> pictures(List<ModelMessage> messages, List<String> line) throws IOException {
        List<Path> files = new ArrayList<>();
        if (settings.imageArg().isEmpty() || messages.isEmpty() || !(messages.getLast() instanceof ModelMessage.User user))
            return files;
        for (Image image : user.images()) {
            String ending = "." + image.mimeType().replaceAll(".*/|[^a-z0-9]", "");
            files.add(Files.write(Files.createTempFile(folder, "picture-", ending), Base64.getMimeDecoder().decode(image.data())));
        }
        String name = settings.imageArg().get();
        List<String> paths = files.stream().map(Path::toString).toList();
        if (settings.imageMode() == ImageMode.REPEAT)
            paths.forEach(path -> line.addAll(List.of(name, path)));
        else if (!paths.isEmpty())
            line.addAll(List.of(name, String.join(",", paths)));
        return files;
    }

    /** The variables of a process that is to be started. */
    void environment(Map<String, String> variables) {
        settings.clearEnv().forEach(variables::remove);
        variables.putAll(settings.env());
    }
}
