package avengers;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may know whom. */
class ArchitectureTest {
  private static final JavaClasses ALL = new ClassFileImporter().withImportOption(
      ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("avengers");

  private static void check(ArchRule rule, String because) {
    rule.because(because).check(ALL);
  }

  private static ClassesShouldConjunction only(String[] users, String... used) {
    return noClasses().that(not(
        resideInAnyPackage(users))).should().dependOnClassesThat(resideInAnyPackage(used));
  }

  private static String[] packages(String... names) {
    return names;
  }

  /** The JDK, a room itself, and those of the same house that it may know. */
  private static String[] jdkAnd(String house, String room, @Nullable String known) {
    return Stream.concat(Stream.of("java..", "org.jspecify..", house + room),
        known == null ? Stream.of() : Stream.of(known.split(" ")).map(name -> house + name))
        .toArray(String[]::new);
  }

  @Test
  void allThreeModulesAreLookedAt() {
    assertThat(Stream.of("avengers.embeddings", "avengers.clustering.fit", "avengers.gateway.http"))
        .allMatch(ALL::containPackage);
  }

  @Test
  void embeddingsKnowNeitherClusteringNorTheGateway() {
    check(noClasses().that(resideInAPackage("avengers.embeddings.."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("avengers.clustering..", "avengers.gateway..")),
        "a text becomes a vector without anyone knowing what the vector is for");
  }

  @Test
  void clusteringDoesNotKnowTheGateway() {
    check(noClasses().that(resideInAPackage("avengers.clustering.."))
        .should()
        .dependOnClassesThat(resideInAPackage("avengers.gateway..")),
        "the recipe is a library that works without a server");
  }

  @ParameterizedTest
  @CsvSource({"cluster, forecast vote answer", "forecast,", "plan, cluster forecast stopping",
      "answer.., answer..",
      "vote, answer",
      "stopping, vote answer"})
  void theHeartOfTheRecipeNeedsOnlyTheJdk(String room, @Nullable String known) {
    check(classes().that(resideInAPackage("avengers.clustering." + room))
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(
            jdkAnd("avengers.clustering.", room, known))),
        "what decides an answer must be readable and testable alone");
  }

  @Test
  void onlyFittingKnowsSmile() {
    check(only(packages("avengers.clustering.fit"), "smile.."),
        "the clustering library can be replaced in one room, and the server never loads it");
  }

  @Test
  void fittingUsesOnlyWhatIsJavaInSmile() {
    check(noClasses().should()
        .dependOnClassesThat(resideInAPackage("smile..").and(not(
            nameMatching("smile\\.(clustering\\..+|math\\.MathEx|manifold\\.SammonMapping.*)")))),
        "its matrices, and what is made of them, call a native library that few machines have");
  }

  @Test
  void onlyTablesKnowFileFormats() {
    check(only(packages("avengers.clustering.table"), "dev.hardwood..", "de.siegmar..",
        "com.github.luben.."),
        "a row is a row, whatever file it comes from");
  }

  @Test
  void tablesKnowNothingOfQueriesAndModels() {
    check(noClasses().that(resideInAPackage("avengers.clustering.table"))
        .should()
        .dependOnClassesThat(resideInAnyPackage("avengers.clustering.observation",
            "avengers.clustering.cluster", "avengers.clustering.collect")),
        "observations, raw answers and questions are all read from the same rows");
  }

  @ParameterizedTest
  @CsvSource({"text,", "statement, text", "choice, number statement text", "date, statement text",
      "number, date statement text", "formula, number date statement text",
      "list, number statement text", "json, statement text", "code, json statement text"})
  void aReaderOfAnswersKnowsTheStatementAndNotTheKinds(String room, @Nullable String known) {
    check(classes().that(resideInAPackage("avengers.clustering.answer." + room))
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(
            jdkAnd("avengers.clustering.answer.", room, known))),
        "what a text says can be read without knowing what it will be compared with");
  }

  @Test
  void onlyGradersAndTheGatewaysAnswersLookBehindTheFaceOfAnswers() {
    check(only(packages("avengers.clustering.answer..", "avengers.clustering.grade",
        "avengers.gateway.answer"), "avengers.clustering.answer.*.."),
        "who votes, stops or replays compares answers, however they were read");
  }

  @Test
  void stoppingRulesKnowNeitherClocksNorThreads() {
    check(noClasses().that(resideInAnyPackage("avengers.clustering.stopping",
        "avengers.clustering.vote"))
        .should()
        .dependOnClassesThat(resideInAnyPackage("java.time..", "java.util.concurrent..")),
        "what is asked next follows from what was answered, so that it can be replayed");
  }

  @Test
  void replayingAsksNobody() {
    check(noClasses().that(resideInAPackage("avengers.clustering.replay"))
        .should()
        .dependOnClassesThat(resideInAnyPackage("java.net..", "avengers.clustering.collect",
            "avengers.embeddings..")),
        "a vote over recorded samples is the same wherever and whenever it is held");
  }

  @Test
  void onlyCommandsReplay() {
    check(only(packages("avengers.clustering.cli", "avengers.clustering.replay"),
        "avengers.clustering.replay"),
        "what is measured there decides nothing by itself");
  }

  @Test
  void readingAndGradingAnswersKnowNoNetwork() {
    check(noClasses().that(
        resideInAnyPackage("avengers.clustering.answer..", "avengers.clustering.grade"))
        .should()
        .dependOnClassesThat(resideInAnyPackage("java.net..", "avengers.clustering.collect")),
        "a judge is a function to the graders, whoever it asks");
  }

  @Test
  void onlyGradingKnowsRe2j() {
    check(only(packages("avengers.clustering.grade"), "com.google.re2j.."),
        "expressions of users are run on replies there, and nowhere else");
  }

  @Test
  void onlyCollectingAndTheGatewayKnowTheHttpClient() {
    check(only(packages("avengers.clustering.collect", "avengers.gateway.."), "java.net.http.."),
        "all other work of the offline job is done without a network");
  }

  @Test
  void onlyWhoCallsModelsKnowsResilience4j() {
    check(only(packages("avengers.clustering.collect", "avengers.gateway.replica",
        "avengers.gateway.backend"), "io.github.resilience4j.."),
        "what is tried again, and who is left alone, is decided where models are called");
  }

  @Test
  void onlyTheQueueInFrontOfModelsKnowsLimits() {
    check(only(packages("avengers.gateway.overload"), "com.netflix.concurrency.."),
        "how much is too much is decided in one place");
  }

  @Test
  void choosingAndWaitingKnowNoServer() {
    check(noClasses().that(resideInAnyPackage("avengers.gateway.replica",
        "avengers.gateway.overload"))
        .should()
        .dependOnClassesThat(resideInAnyPackage("io.vertx..", "io.netty..",
            "avengers.gateway.backend")),
        "which replica is asked, and who waits for whom, can be tested without a request");
  }

  @Test
  void onlyTheGatewaysSecurityCountsWithBucket4j() {
    check(only(packages("avengers.gateway.security"), "io.github.bucket4j.."),
        "who may ask how often is decided in one place");
  }

  @Test
  void onlyTheStoreKnowsJdbc() {
    check(only(packages("avengers.gateway.store"), "java.sql..", "javax.sql..",
        "org.flywaydb..", "org.postgresql.."),
        "whoever waits for a database waits on its one thread, and nobody else knows its tables");
  }

  @Test
  void whoMayAskIsDecidedWithoutAServerAndADatabase() {
    check(noClasses().that(resideInAnyPackage("avengers.gateway.security",
        "avengers.gateway.ledger"))
        .should()
        .dependOnClassesThat(resideInAnyPackage("io.vertx..", "io.netty..", "java.sql..",
            "avengers.gateway.store", "avengers.gateway.metrics", "avengers.gateway.http")),
        "limits and budgets are tested without requests, and hold while a database is away");
  }

  @Test
  void onlyWhatIsKeptInBoundsKnowsCaffeine() {
    check(only(packages("avengers.embeddings", "avengers.gateway.cache",
        "avengers.gateway.account"), "com.github.benmanes.caffeine.."),
        "what a process remembers is bounded, and all of it is found in a few rooms");
  }

  @Test
  void whatIsSharedKnowsNoServer() {
    check(noClasses().that(resideInAPackage("avengers.gateway.cache"))
        .should()
        .dependOnClassesThat(resideInAnyPackage("io.vertx..", "io.netty..",
            "avengers.gateway.endpoint", "avengers.gateway.backend")),
        "who waits for whom can be tested without a request");
  }

  @Test
  void onlyTheLogKnowsLogback() {
    check(only(packages("avengers.gateway.log"), "ch.qos.logback.."),
        "all others write through SLF4J");
  }

  @Test
  void onlyReportsKnowWebJars() {
    check(only(packages("avengers.clustering.report"), "org.webjars.."),
        "there is one page, and it carries its script with it");
  }

  @Test
  void lookingIntoARouterAndMovingItNeedsNoFitting() {
    check(noClasses().that(resideInAnyPackage("avengers.clustering.inspect",
        "avengers.clustering.reference", "avengers.clustering.routerfile"))
        .should()
        .dependOnClassesThat(resideInAnyPackage("avengers.clustering.fit",
            "avengers.clustering.evaluate", "avengers.clustering.collect",
            "avengers.clustering.observation")),
        "a router speaks for itself, without the observations it was made of");
  }

  @Test
  void onlyCommandsKnowTheCommandLine() {
    check(only(packages("avengers.gateway.cli", "avengers.clustering.cli"), "picocli.."),
        "what a command does can be called by any program");
  }

  @Test
  void onlyEmbeddingsKnowDjl() {
    check(only(packages("avengers.embeddings"), "ai.djl..", "ai.onnxruntime.."),
        "native code and its life cycle stay in one room");
  }

  @Test
  void onlyTheGatewayKnowsVertx() {
    check(only(packages("avengers.gateway.."), "io.vertx..", "io.netty.."),
        "the offline job runs without a server");
  }

  @Test
  void nobodyGivesUpBesideTheEventLoop() {
    check(noClasses().should()
        .callMethod("io.vertx.core.Future", "timeout", "long", "java.util.concurrent.TimeUnit"),
        "it goes on at another thread if a promise without a context is behind the future");
  }

  @Test
  void onlyTheServerCountsWithMicrometer() {
    check(only(packages("avengers.gateway.metrics", "avengers.gateway.server",
        "avengers.gateway.http"), "io.micrometer.."),
        "every meter is declared in one place, under names that dashboards rely on");
  }

  @Test
  void theWireFormatKnowsNoServer() {
    check(noClasses().that(resideInAPackage("avengers.gateway.openai.."))
        .should()
        .dependOnClassesThat(resideInAnyPackage("io.vertx..", "io.netty..", "java.net..",
            "avengers.gateway.config", "avengers.gateway.backend", "avengers.gateway.endpoint")),
        "a request becomes another, and an answer too, without anyone being asked");
  }

  @Test
  void theConfigurationDoesNotKnowTheServer() {
    check(noClasses().that(resideInAPackage("avengers.gateway.config"))
        .should()
        .dependOnClassesThat(resideInAnyPackage("io.vertx..", "io.netty..",
            "avengers.gateway.endpoint", "avengers.gateway.http", "avengers.gateway.server",
            "avengers.gateway.backend")),
        "a configuration can be checked without starting anything");
  }

  @Test
  void theSimulatedModelsNeedNothingElse() {
    check(noClasses().that(resideInAPackage("avengers.gateway.demo.simulated"))
        .should()
        .dependOnClassesThat(resideInAnyPackage("io.vertx..", "avengers.clustering..",
            "avengers.embeddings..", "avengers.gateway.openai..", "avengers.gateway.config..")),
        "the simulated models must not see how they are judged");
  }

  @Test
  void noTwoPackagesNeedEachOther() {
    check(slices().matching("avengers.(**)").should().beFreeOfCycles(),
        "each room can be understood without those that use it");
  }

  @Test
  void everyPackageIsNullMarked() {
    assertThat(ALL.stream().map(type -> type.getPackage()).distinct())
        .as("what may be null is said, everywhere")
        .allMatch(room -> isNullMarked(room));
  }

  private static boolean isNullMarked(JavaPackage room) {
    return room.isAnnotatedWith(NullMarked.class);
  }

  @Test
  void logsGoThroughSlf4j() {
    check(noClasses().should().dependOnClassesThat(resideInAPackage("java.util.logging..")),
        "one log, configured in one place");
  }

  @Test
  void onlyCommandsPrint() {
    check(noClasses().that(not(
        resideInAnyPackage("avengers.gateway.cli", "avengers.clustering.cli")))
        .should(ACCESS_STANDARD_STREAMS),
        "standard output belongs to results, and logs say when and where");
  }
}
