package io.wayline;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** The engine is seen in two packages only, so that a fork of it stays a change of two packages. */
@AnalyzeClasses(packagesOf = Wayline.class, importOptions = DoNotIncludeTests.class)
class EngineBoundaryTests {

    @ArchTest
    static final ArchRule ENGINE_STAYS_IN_TWO_PACKAGES = noClasses()
            .that()
            .resideOutsideOfPackages("io.wayline.journey.engine..", "io.wayline.steps..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..");

    @ArchTest
    static final ArchRule STEPS_SEE_ONLY_THE_DELEGATE_API = noClasses()
            .that()
            .resideInAPackage("io.wayline.steps..")
            .should()
            .dependOnClassesThat(
                    new com.tngtech.archunit.base.DescribedPredicate<>("of the engine beyond its delegate API") {
                        @Override
                        public boolean test(com.tngtech.archunit.core.domain.JavaClass type) {
                            return type.getPackageName().startsWith("org.camunda")
                                    && !type.getPackageName().startsWith("org.camunda.bpm.engine.delegate");
                        }
                    });
}
