package ai.openclaw.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code openclaw} and its groups of commands. */
@Command(name = "openclaw", description = "Talks to the OpenClaw gateway, and runs it.", synopsisSubcommandLabel = "COMMAND", subcommands = {
        HealthCommand.class, StatusCommand.class, AgentCommand.class, SessionsCommand.class, Root.Message.class, Root.Gateway.class,
        Root.OfConfig.class, Root.Channels.class, Root.Devices.class, Root.Pairing.class, QrCommand.class, Root.Plugins.class,
        Root.OfSystem.class, Root.Nodes.class, Root.Approvals.class, Root.OfSandbox.class, Root.Secrets.class, LogsCommand.class,
        CompletionCommand.class, HelpCommand.class}, footer = {"", "Examples:",
                "  openclaw gateway --allow-unconfigured     start the gateway",
                "  openclaw agent --agent main -m \"Hello\"    ask the agent",
                "  openclaw plugins install my-channel.jar   deploy a plugin",
                "  openclaw help agent                       help on a command"})
final class Root extends Group {
    /** {@code openclaw message}. */
    @Command(name = "message", description = "Messages through channels.", subcommands = MessageCommand.class)
    static final class Message extends Group {}

    /** {@code openclaw gateway}, of which the command line itself answers only these; the rest starts the gateway. */
    @Command(name = "gateway", description = "Run the gateway (openclaw gateway --help), or call it.", subcommands = {
            GatewayCallCommand.class, GatewaySchemaCommand.class, HealthCommand.class, StatusCommand.class, UsageCostCommand.class})
    static final class Gateway extends Group {}

    /** {@code openclaw config}. */
    @Command(name = "config", description = "Look at the configuration and change it, whether the gateway runs or not.", subcommands = {
            ConfigGetCommand.class, ConfigSetCommand.class, ConfigUnsetCommand.class, ConfigEditCommand.class, ConfigValidateCommand.class,
            ConfigSchemaCommand.class, ConfigFileCommand.class, ConfigPlanCommand.class, ConfigHistoryCommand.class,
            ConfigDiffCommand.class, ConfigRollbackCommand.class, ConfigKeysCommand.class}, footer = {"", "Examples:",
                    "  openclaw config get gateway.port", "  openclaw config set agents.defaults.model openai/gpt-5-mini",
                    "  openclaw config plan --set gateway.port=18790", "  openclaw config rollback"})
    static final class OfConfig extends Group {}

    /** {@code openclaw channels}. */
    @Command(name = "channels", description = "Channels and their accounts.", subcommands = ChannelsStatusCommand.class)
    static final class Channels extends Group {}

    /** {@code openclaw nodes}. */
    @Command(name = "nodes", description = "Phones and computers that lend the agent their abilities.", subcommands = {
            NodesStatusCommand.class, NodePairCommand.Pairs.class, NodePairCommand.Pending.class, NodePairCommand.Approve.class,
            NodePairCommand.Reject.class, NodeCommand.Describe.class, NodeCommand.Rename.class, NodeCommand.Invoke.class,
            NodeCommand.Notify.class, NodeRunCommand.class, Root.Canvas.class})
    static final class Nodes extends Group {}

    /** {@code openclaw approvals}. */
    @Command(name = "approvals", description = "Which commands agents may run, and those that wait for you.", subcommands = {
            ApprovalsFileCommand.Get.class, ApprovalsFileCommand.Set.class, Root.Allowlist.class, ApprovalDecisionCommand.Pending.class,
            ApprovalDecisionCommand.Approve.class, ApprovalDecisionCommand.Deny.class}, footer = {"", "Examples:",
                    "  openclaw approvals pending", "  openclaw approvals allowlist add /usr/bin/rg --for 8h"})
    static final class Approvals extends Group {}

    /** {@code openclaw approvals allowlist}. */
    @Command(name = "allowlist", description = "Programs that an agent may run unasked.", subcommands = {
            ApprovalsAllowlistCommand.Add.class, ApprovalsAllowlistCommand.Remove.class, ApprovalsAllowlistCommand.Patterns.class})
    static final class Allowlist extends Group {}

    /** {@code openclaw sandbox}. */
    @Command(name = "sandbox", description = "Where commands of sessions run that may not run on the gateway's machine.", subcommands = {
            SandboxCommand.Boxes.class, SandboxCommand.Recreate.class,
            SandboxCommand.Explain.class}, footer = {"", "Examples:", "  openclaw sandbox explain", "  openclaw sandbox recreate --all"})
    static final class OfSandbox extends Group {}

    /** {@code openclaw nodes canvas}. */
    @Command(name = "canvas", description = "The page that a node shows.", subcommands = {NodeCanvasCommand.Present.class,
            NodeCanvasCommand.Hide.class, NodeCanvasCommand.Navigate.class, NodeCanvasCommand.Eval.class, NodeCanvasCommand.Snapshot.class})
    static final class Canvas extends Group {}

    /** {@code openclaw system}. */
    @Command(name = "system", description = "What the gateway and its clients know of each other.", subcommands = {
            SystemCommand.Event.class, SystemCommand.Presence.class, Root.Heartbeat.class})
    static final class OfSystem extends Group {}

    /** {@code openclaw system heartbeat}. */
    @Command(name = "heartbeat", description = "The agent's look around from time to time.", subcommands = {
            SystemCommand.LastHeartbeat.class, SystemCommand.Enable.class, SystemCommand.Disable.class})
    static final class Heartbeat extends Group {}

    /** {@code openclaw devices}. */
    @Command(name = "devices", description = "Devices that are paired with the gateway, and those that ask for it.", subcommands = {
            DevicesListCommand.class, DevicesApproveCommand.class, DeviceChangeCommand.Reject.class, DeviceChangeCommand.Remove.class,
            DeviceTokenCommand.Rotate.class, DeviceTokenCommand.Revoke.class}, footer = {"", "Examples:",
                    "  openclaw devices list               who is paired, who waits",
                    "  openclaw devices approve --latest   let the last one in"})
    static final class Devices extends Group {}

    /** {@code openclaw pairing}. */
    @Command(name = "pairing", description = "People who wrote to a channel and wait to be let in.", subcommands = {
            PairingListCommand.class, PairingApproveCommand.class}, footer = {"", "Examples:", "  openclaw pairing list telegram",
                    "  openclaw pairing approve telegram ABCD2345"})
    static final class Pairing extends Group {}

    /** {@code openclaw secrets}. */
    @Command(name = "secrets", description = "Keep credentials out of openclaw.json.", subcommands = {SecretsAuditCommand.class,
            SecretsConfigureCommand.class, SecretsApplyCommand.class, SecretsReloadCommand.class}, footer = {"", "Examples:",
                    "  openclaw secrets audit                  what lies about in clear",
                    "  openclaw secrets configure --to-file    move it into a file of its own",
                    "  openclaw secrets reload                 look all secrets up again"})
    static final class Secrets extends Group {}

    /** {@code openclaw plugins}. */
    @Command(name = "plugins", description = "Deploy, update and remove bundles while the gateway runs.", subcommands = {
            PluginsListCommand.class, PluginDeployCommand.Install.class, PluginDeployCommand.Update.class,
            PluginChangeCommand.Rollback.class, PluginChangeCommand.Disable.class, PluginChangeCommand.Enable.class,
            PluginChangeCommand.Uninstall.class})
    static final class Plugins extends Group {}
}

/** A command that only has commands below it. */
abstract class Group implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @SuppressWarnings("UnusedVariable") // read by picocli
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "show this help")
    private boolean help;

    /** A group alone says what there is in it. */
    @Override
    public void run() { spec.commandLine().usage(spec.commandLine().getOut()); }
}
