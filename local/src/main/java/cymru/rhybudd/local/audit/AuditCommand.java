package cymru.rhybudd.local.audit;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Proves what was decided. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = {
            "Proves what was decided, and that nobody altered it, with the very code that decided.",
            "Yn profi'r hyn a benderfynwyd, ac nad oes neb wedi'i newid."
        },
        subcommands = {
            VerifyCommand.class,
            ExportCommand.class,
            ImportCommand.class,
            AttestCommand.class,
            InspectCommand.class,
            ProveCommand.class,
            CheckProofCommand.class,
            AlertsCommand.class,
            TimelineCommand.class,
            AsOfCommand.class,
            ExplainCommand.class,
            LooksCommand.class,
            WhatIfCommand.class
        })
public final class AuditCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Say what to do: verify, export, import, attest, inspect, prove, check-proof, alerts, timeline, as-of, explain, looks or what-if.");
    }
}
