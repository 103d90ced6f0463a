package nl.zorgrouter.router.command;

import picocli.CommandLine.Command;

/** {@code journal}: what a router did, from its own files. */
@Command(
    name = "journal",
    description = "what a router did, from its own files",
    mixinStandardHelpOptions = true,
    subcommands = {JournalVerify.class, JournalReplayed.class, JournalErase.class},
    synopsisSubcommandLabel = "COMMAND")
final class JournalCommand {
  private JournalCommand() {}
}
