package cymru.rhybudd;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.apache.kafka.streams.processor.PunctuationType;
import org.junit.jupiter.api.Test;

/** What the compiler cannot keep apart: see design.md, sections 1, 2 and 5. */
class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter().importPath(Path.of("target/classes"));

    /** LocalDate.now(zone) is caught too, which a rule on Instant.now() alone would let through. */
    @Test
    void theDomainKnowsNoClockAndNoChance() {
        noClasses()
                .that()
                .resideInAPackage("..domain..")
                .should()
                .callMethodWhere(target(name("now")).and(target(owner(resideInAPackage("java.time..")))))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(RandomGenerator.class)
                .because("a replay must give the same bytes; pass the date of the latest tick, or the log position")
                .check(MAIN);
    }

    @Test
    void nothingTicksByTheWallClockAndNoTableIsGlobal() {
        noClasses()
                .should()
                .accessField(PunctuationType.class, "WALL_CLOCK_TIME")
                .orShould()
                .callMethodWhere(target(name("globalTable")))
                .because("whatever may change an assessment comes through citizen-log; send a record there")
                .check(MAIN);
    }

    @Test
    void theDomainIsPlainJava() {
        noClasses()
                .that()
                .resideInAPackage("..domain..")
                .should()
                .dependOnClassesThat(not(resideInAnyPackage(
                        "cymru.rhybudd.domain..",
                        "java.lang",
                        "java.lang.invoke",
                        "java.lang.runtime",
                        "java.math",
                        "java.nio",
                        "java.nio.charset",
                        "java.security",
                        "java.text",
                        "java.time..",
                        "java.util",
                        "java.util.function",
                        "java.util.regex",
                        "java.util.stream",
                        "javax.crypto..",
                        "org.jspecify.annotations")))
                .because("Kafka, Avro, logging, files and YAML belong to streams, app, council and source")
                .check(MAIN);
    }

    @Test
    void packagesDoNotGoInCircles() {
        slices().matching("cymru.rhybudd.(*)..").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void thePackagesOfTheDomainDoNotGoInCircles() {
        slices().matching("cymru.rhybudd.domain.(*)..")
                .should()
                .beFreeOfCycles()
                .check(MAIN);
    }

    @Test
    void onlyTheAppReadsTheEnvironment() {
        noClasses()
                .that()
                .resideOutsideOfPackage("cymru.rhybudd.app..")
                .should()
                .callMethodWhere(
                        target(nameMatching("getenv|getProperty|getProperties")).and(target(owner(type(System.class)))))
                .orShould()
                .callMethod(Boolean.class, "getBoolean", String.class)
                .orShould()
                .callMethodWhere(
                        target(nameMatching("getInteger|getLong")).and(target(owner(resideInAPackage("java.lang")))))
                .because("configuration is one record, read once: add it to app.Config and pass it on")
                .check(MAIN);
    }
}
