package dev.clamor.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.clamor.cli.agent.AgentService;
import dev.clamor.load.GatlingRunner;
import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.results.verdict.Judge;
import dev.clamor.results.verdict.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The floor plan as a test. Every rule says why. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("dev.clamor");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "document",
                "persona",
                "persona.catalog",
                "persona.wording",
                "conversation",
                "scenario",
                "scenario.catalog",
                "scenario.truth",
                "metrics",
                "results.agreement",
                "results.analysis",
                "results.archive",
                "results.compare",
                "results.inference",
                "results.knee",
                "results.sizing",
                "results.slo",
                "results.stopping",
                "results.slo.file",
                "results.slo.openslo",
                "results.verdict",
                "results.report",
                "results.report.trend",
                "results.review",
                "results.schema",
                "engine.dialogue",
                "engine.target",
                "engine.wire",
                "engine.probe",
                "referenceagent",
                "load",
                "load.fault",
                "load.plan",
                "history",
                "prometheus",
                "opentelemetry",
                "cli",
                "cli.agent",
                "cli.compare",
                "cli.doctor",
                "cli.gate",
                "cli.history",
                "cli.input",
                "cli.judge",
                "cli.label",
                "cli.live",
                "cli.plan",
                "cli.replay",
                "cli.run",
                "cli.shelf",
                "cli.size",
                "cli.suite",
                "cli.terminal"
            })
    void the_rules_below_see_classes_in_every_room(String room) {
        assertThat(CLASSES.stream().filter(c -> c.getPackageName().equals("dev.clamor." + room)))
                .isNotEmpty();
    }

    @Test
    void knowledge_runs_one_way() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("document")
                .definedBy("dev.clamor.document..")
                .layer("persona")
                .definedBy("dev.clamor.persona..")
                .layer("scenario")
                .definedBy("dev.clamor.scenario..", "dev.clamor.conversation..")
                .layer("metrics")
                .definedBy("dev.clamor.metrics..")
                .layer("results")
                .definedBy("dev.clamor.results..")
                .layer("history")
                .definedBy("dev.clamor.history..")
                .layer("engine")
                .definedBy("dev.clamor.engine..")
                .layer("load")
                .definedBy("dev.clamor.load..")
                .layer("prometheus")
                .definedBy("dev.clamor.prometheus..")
                .layer("opentelemetry")
                .definedBy("dev.clamor.opentelemetry..")
                .layer("agent")
                .definedBy("dev.clamor.referenceagent..")
                .layer("cli")
                .definedBy("dev.clamor.cli..")
                .whereLayer("persona")
                .mayOnlyAccessLayers("document")
                .whereLayer("document")
                .mayNotAccessAnyLayer()
                .whereLayer("scenario")
                .mayOnlyAccessLayers("persona", "document")
                .whereLayer("metrics")
                .mayOnlyAccessLayers("scenario")
                .whereLayer("results")
                .mayOnlyAccessLayers("metrics", "scenario", "document")
                .whereLayer("history")
                .mayOnlyAccessLayers("results", "metrics", "scenario", "document")
                .whereLayer("engine")
                .mayOnlyAccessLayers("persona", "scenario", "document")
                .whereLayer("load")
                .mayOnlyAccessLayers("engine", "persona", "scenario", "document")
                .whereLayer("prometheus")
                .mayOnlyAccessLayers("scenario")
                .whereLayer("opentelemetry")
                .mayOnlyAccessLayers("scenario")
                .whereLayer("agent")
                .mayNotAccessAnyLayer()
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .because("data flows from customers to verdicts; nothing downstream may reach back")
                .check(CLASSES);
    }

    @Test
    void the_reference_agent_knows_nothing_of_ours() {
        noClasses()
                .that()
                .resideInAPackage("dev.clamor.referenceagent..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.clamor..").and(not(resideInAPackage("dev.clamor.referenceagent.."))))
                .because("it must not see the answer key")
                .check(CLASSES);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("dev.clamor.(**)")
                .should()
                .beFreeOfCycles()
                .because("a cycle is one room with a wall through it")
                .check(CLASSES);
    }

    @Test
    void third_parties_stay_in_their_rooms() {
        stays("gatling and scala", List.of("io.gatling..", "scala.."), "dev.clamor.load..");
        stays("netty", List.of("io.netty.."), "dev.clamor.load..", "dev.clamor.referenceagent");
        stays("picocli", List.of("picocli.."), "dev.clamor.cli..");
        stays("the embedded database", List.of("org.duckdb..", "java.sql.."), "dev.clamor.history..");
        stays("Prometheus's client", List.of("io.prometheus.."), "dev.clamor.prometheus..");
        stays("OpenTelemetry", List.of("io.opentelemetry.."), "dev.clamor.opentelemetry..");
        stays("HdrHistogram", List.of("org.HdrHistogram.."), "dev.clamor.metrics.latency..");
        stays("commons math", List.of("org.apache.commons.math3.."), "dev.clamor.persona..", "dev.clamor.results..");
        stays(
                "JSON and YAML",
                List.of("com.fasterxml.jackson.."),
                "dev.clamor.document..",
                "dev.clamor.results.archive..",
                "dev.clamor.results.report..",
                "dev.clamor.engine.wire..",
                "dev.clamor.engine.probe..",
                "dev.clamor.referenceagent..");
    }

    private static void stays(String what, List<String> packages, String... rooms) {
        noClasses()
                .that()
                .resideOutsideOfPackages(rooms)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages.toArray(new String[0]))
                .because(what + " must be replaceable by changing one room")
                .check(CLASSES);
    }

    @Test
    void time_and_chance_are_arguments() {
        noClasses()
                .that(not(resideInAnyPackage("dev.clamor.cli..", "dev.clamor.load.."))
                        .and(not(resideInAPackage("dev.clamor.referenceagent.."))))
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.Clock.class, "systemUTC")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.SplittableRandom")
                .because("the same seed must give the same customers, and a log the same verdict")
                .check(CLASSES);
    }

    @Test
    void nothing_is_kept_in_an_order_that_differs_from_one_start_to_the_next() {
        noClasses()
                .should()
                .callMethod(Map.class, "copyOf", Map.class)
                .orShould()
                .callMethod(Set.class, "copyOf", Collection.class)
                .because("their order of iteration is drawn anew by every Java virtual machine")
                .check(CLASSES);
    }

    @Test
    void the_pure_rooms_touch_nothing_outside() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.clamor.persona",
                        "dev.clamor.scenario",
                        "dev.clamor.scenario.truth",
                        "dev.clamor.conversation",
                        "dev.clamor.metrics..",
                        "dev.clamor.results.agreement",
                        "dev.clamor.results.analysis",
                        "dev.clamor.results.compare",
                        "dev.clamor.results.inference",
                        "dev.clamor.results.knee",
                        "dev.clamor.results.stopping",
                        "dev.clamor.results.sizing",
                        "dev.clamor.results.verdict",
                        "dev.clamor.engine.dialogue")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "java.nio.file..", "org.slf4j..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .because("a number must be computable from its inputs alone")
                .check(CLASSES);
    }

    @Test
    void only_the_command_line_prints_and_exits() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.clamor.cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("what a person reads is composed in one place")
                .check(CLASSES);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Main.class.getName())
                .and()
                .doNotHaveFullyQualifiedName(AgentService.class.getName())
                .should()
                .callMethod(System.class, "exit", int.class)
                .because("only the main of a process ends it: an exit code is a verdict")
                .check(CLASSES);
    }

    @Test
    void there_is_no_hidden_state() {
        noFields()
                .that()
                .areDeclaredInClassesThat(not(resideInAPackage("dev.clamor.none")))
                .and()
                .areDeclaredInClassesThat()
                .doNotHaveFullyQualifiedName(GatlingRunner.class.getName())
                .and()
                .areStatic()
                .should()
                .notHaveModifier(JavaModifier.FINAL)
                .because("a run must not depend on the one before it; Gatling's constructor needs the one exception")
                .check(CLASSES);
    }

    @Test
    void vocabulary_is_immutable() {
        classes()
                .that()
                .resideInAPackage("dev.clamor.conversation")
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .beRecords()
                .orShould()
                .beEnums()
                .orShould()
                .beInterfaces()
                .because("what happened does not change")
                .check(CLASSES);
    }

    @Test
    void concrete_classes_are_final() {
        classes()
                .that()
                .resideInAPackage("dev.clamor..")
                .and()
                .areTopLevelClasses()
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .areNotAnnotations()
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .haveModifier(JavaModifier.FINAL)
                .because("nothing here is made to be inherited from")
                .check(CLASSES);
    }

    @Test
    void only_the_judge_decides_and_only_the_metrics_count() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Judge.class.getName())
                .and()
                .resideOutsideOfPackage("dev.clamor.results.verdict")
                .should()
                .callConstructorWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                        com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                                com.tngtech.archunit.core.domain.JavaClass.Predicates.type(Verdict.class))))
                .because("there is one judge")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.clamor.metrics..")
                .should()
                .callConstructorWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                        com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                                com.tngtech.archunit.core.domain.JavaClass.Predicates.type(MetricsSnapshot.class))))
                .because("there is one way to compute a number")
                .check(CLASSES);
    }

    @Test
    void every_package_says_what_it_is_and_is_null_marked() {
        List<String> packages = CLASSES.stream()
                .map(c -> c.getPackageName())
                .distinct()
                .sorted()
                .toList();
        List<String> marked = CLASSES.stream()
                .filter(c -> c.getSimpleName().equals("package-info") && c.isAnnotatedWith(NullMarked.class))
                .map(c -> c.getPackageName())
                .sorted()
                .toList();
        assertThat(marked).containsAll(packages);
    }
}
