package cymru.rhybudd.console;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the compiler cannot keep apart. */
class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter().importPath(Path.of("target/classes/cymru"));

    @Test
    void theConsoleKnowsNothingOfTheEngine() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "cymru.rhybudd.domain..",
                        "cymru.rhybudd.streams..",
                        "cymru.rhybudd.app..",
                        "cymru.rhybudd.council..",
                        "cymru.rhybudd.source..",
                        "cymru.rhybudd.local..")
                .because("what officers see is what was published; nothing is judged a second time")
                .check(MAIN);
    }

    @Test
    void onlyThePagesForGovernanceReadRecordsAsAuditorsDo() {
        noClasses()
                .that()
                .resideOutsideOfPackage("cymru.rhybudd.console.governance..")
                .should()
                .dependOnClassesThat(resideInAPackage("cymru.rhybudd.audit..")
                        .and(resideOutsideOfPackage("cymru.rhybudd.audit.report..")))
                .because("officers are shown what was published, and no record besides")
                .check(MAIN);
    }

    @Test
    void packagesDoNotGoInCircles() {
        slices().matching("cymru.rhybudd.console.(*)..")
                .should()
                .beFreeOfCycles()
                .check(MAIN);
    }

    @Test
    void onlyTheStartOfAProcessReadsTheEnvironment() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Main")
                .should()
                .callMethodWhere(
                        target(nameMatching("getenv|getProperty|getProperties")).and(target(owner(type(System.class)))))
                .check(MAIN);
    }
}
