package io.wayline;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** Inside a module too, arrows go one way: each package can be read without those that use it. */
@AnalyzeClasses(packagesOf = Wayline.class, importOptions = DoNotIncludeTests.class)
class PackageCycleTests {

    @ArchTest
    static final ArchRule PACKAGES_OF_A_MODULE_DO_NOT_GO_IN_CIRCLES =
            slices().matching("io.wayline.(*).(*)..").should().beFreeOfCycles();
}
