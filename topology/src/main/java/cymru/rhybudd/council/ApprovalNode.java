package cymru.rhybudd.council;

import cymru.rhybudd.council.Approval.Signature;
import cymru.rhybudd.yaml.YamlNode;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** Reads who answers for a model, and holds it against what two approvals mean. */
final class ApprovalNode {
    private ApprovalNode() {}

    static Approval approval(YamlNode node) {
        node.allowOnly("author", "approver");
        return new Approval(
                signature(node.required("author")), node.optional("approver").map(ApprovalNode::signature));
    }

    private static Signature signature(YamlNode node) {
        node.allowOnly("name", "role", "on");
        Optional<String> name = node.attempt(() -> node.required("name").text().strip());
        Optional<String> role = node.attempt(() -> node.required("role").text().strip());
        LocalDate on = DateNode.date(node.required("on"));
        return new Signature(name.orElse(""), role.orElse(""), on);
    }

    /** Reports what keeps the model from being used so: an author always, and for a live model an approver who is somebody else. */
    static void check(YamlNode root, ModelUse use) {
        Optional<YamlNode> node = root.optional("approval");
        if (node.isEmpty()) {
            root.report(
                    "'approval' is missing: nobody answers for this model",
                    "add approval: with author" + (use == ModelUse.LIVE ? " and approver, two people" : "")
                            + ", each with name, role and on");
            return;
        }
        YamlNode present = node.get();
        Optional<Approval> approval = present.attempt(() -> approval(present));
        approval.ifPresent(read -> {
            if (read.approver().isEmpty() && use == ModelUse.LIVE) {
                present.report(
                        "'approver' is missing: the author alone cannot publish a model",
                        "let a second person approve it, and add approver: { name, role, on }");
            }
            read.approver().ifPresent(approver -> checkApprover(present, read.author(), approver));
            checkValidFrom(root, present, read);
        });
    }

    private static void checkApprover(YamlNode node, Signature author, Signature approver) {
        if (!approver.name().isEmpty() && samePerson(author.name(), approver.name())) {
            signed(node, "approver", "name")
                    .report("author and approver are the same person", "let somebody else approve it");
        }
        if (approver.on().isBefore(author.on())) {
            signed(node, "approver", "on")
                    .report(
                            "it was approved on " + approver.on() + ", before the author signed on " + author.on(),
                            "let the approver sign what the author has signed");
        }
    }

    private static boolean samePerson(String one, String other) {
        return key(one).equals(key(other));
    }

    private static String key(String name) {
        return name.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
    }

    private static void checkValidFrom(YamlNode root, YamlNode node, Approval approval) {
        root.optional("valid-from")
                .flatMap(day -> day.attempt(() -> DateNode.date(day)))
                .ifPresent(validFrom -> {
                    if (approval.author().on().isAfter(validFrom)) {
                        signedLate(node, "author", validFrom);
                    }
                    approval.approver()
                            .filter(approver -> approver.on().isAfter(validFrom))
                            .ifPresent(approver -> signedLate(node, "approver", validFrom));
                });
    }

    private static void signedLate(YamlNode node, String who, LocalDate validFrom) {
        signed(node, who, "on")
                .report(
                        "the " + who + " signed after " + validFrom + ", the first day on which it judges",
                        "let it be valid from that day or a later one");
    }

    private static YamlNode signed(YamlNode node, String who, String what) {
        return node.required(who).required(what);
    }
}
