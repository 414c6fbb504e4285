package cymru.rhybudd.local.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.council.ModelUse;
import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.yaml.ConfigurationFaultException;
import cymru.rhybudd.yaml.Fault;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Names every fault of a model file. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = {
            "Names every fault of a model file at once, each with line, column and remedy; or says what a sound one weighs.",
            "Exit code 1 if there are faults. Needs no running world."
        })
final class ValidateCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ModelArgument model;

    @Option(
            names = "--shadow",
            description = "Check what a shadow needs: an author, and neither approver nor first day.")
    private boolean shadow;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Override
    public Integer call() throws Exception {
        ObjectNode json =
                Printing.JSON.createObjectNode().put("file", model.path().toString());
        ArrayNode faults = Printing.JSON.createArrayNode();
        try {
            ModelFile file = model.load(shadow ? ModelUse.SHADOW : ModelUse.LIVE);
            ModelSummary summary = new ModelSummary(file);
            json.put("sound", true).set("faults", faults);
            json.set("model", summary.json());
            printing.answer(summary.text() + "\n" + model.path() + " is sound", json);
            return ExitCode.OK;
        } catch (ConfigurationFaultException e) {
            e.faults().forEach(fault -> faults.add(json(fault)));
            json.put("sound", false).set("faults", faults);
            int number = e.faults().size();
            printing.answer(e.getMessage() + "\n" + number + (number == 1 ? " fault" : " faults"), json);
            return ExitCode.SOFTWARE;
        }
    }

    private static ObjectNode json(Fault fault) {
        return Printing.JSON
                .createObjectNode()
                .put("file", fault.file())
                .put("line", fault.line())
                .put("column", fault.column())
                .put("problem", fault.problem())
                .put("remedy", fault.remedy());
    }
}
