package io.github.cameliec104.protocol;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;
import java.lang.reflect.Proxy;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The directions in which packages may depend on each other, and what a native image forbids. */
class ArchitectureTest {
  private static final String ROOT = "io.github.cameliec104.protocol";
  private static final String ASDU = ROOT + ".asdu..";
  private static final String APCI = ROOT + ".apci..";
  private static final String STATION = ROOT + ".station..";
  private static final String NET = ROOT + ".net..";
  private static final String EXPLAIN = ROOT + ".explain..";

  private static final JavaClasses PRODUCT =
      new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(ROOT);

  private static final Set<String> JAVA_BASE = Object.class.getModule().getPackages();

  private static final DescribedPredicate<JavaClass> PLATFORM =
      describe(
          "are in java.base or JSpecify",
          type ->
              type.getBaseComponentType().isPrimitive()
                  || (type.getPackageName().startsWith("java.")
                      && JAVA_BASE.contains(type.getPackageName()))
                  || type.getPackageName().startsWith("org.jspecify."));

  @Test
  void onlyNetImportsNetty() {
    check(
        noClasses()
            .that(not(resideInAPackage(NET)))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.netty.."));
  }

  @Test
  void asduKnowsOnlyItselfAndJavaBase() {
    check(
        classes()
            .that()
            .resideInAPackage(ASDU)
            .should()
            .onlyDependOnClassesThat(PLATFORM.or(resideInAPackage(ASDU))));
  }

  @Test
  void apciKnowsOnlyItselfAndJavaBase() {
    check(
        classes()
            .that()
            .resideInAPackage(APCI)
            .should()
            .onlyDependOnClassesThat(PLATFORM.or(resideInAPackage(APCI))));
  }

  @Test
  void stationKnowsNeitherTheLinkNorTheSockets() {
    check(
        noClasses()
            .that()
            .resideInAPackage(STATION)
            .should()
            .dependOnClassesThat(resideInAnyPackage(APCI, NET)));
  }

  @Test
  void explainKnowsNeitherStationsNorSockets() {
    check(
        classes()
            .that()
            .resideInAPackage(EXPLAIN)
            .should()
            .onlyDependOnClassesThat(PLATFORM.or(resideInAnyPackage(EXPLAIN, ASDU, APCI))));
    check(
        noClasses()
            .that(not(resideInAPackage(EXPLAIN)))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(EXPLAIN));
  }

  @Test
  void packagesFormNoCycle() {
    check(slices().matching("io.github.cameliec104.(**)").should().beFreeOfCycles());
  }

  @Test
  void nothingLooksUpClassesByName() {
    check(noClasses().should().callMethod(Class.class, "forName", String.class));
    check(
        noClasses()
            .should()
            .callMethod(Class.class, "forName", String.class, boolean.class, ClassLoader.class));
    check(noClasses().should().dependOnClassesThat().belongToAnyOf(ServiceLoader.class));
  }

  @Test
  void nothingMakesClassesOrObjectsBehindTheCompiler() {
    check(noClasses().should().dependOnClassesThat().belongToAnyOf(Proxy.class));
    check(noClasses().should().dependOnClassesThat().belongToAnyOf(ObjectInputStream.class));
    check(noClasses().should().dependOnClassesThat().haveSimpleName("Unsafe"));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(PRODUCT);
  }
}
