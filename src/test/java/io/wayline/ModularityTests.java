package io.wayline;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The house stands as docs/architecture.md says: arrows only downward, internals unseen. */
class ModularityTests {

    private static final ApplicationModules MODULES = ApplicationModules.of(Wayline.class);

    @Test
    void modulesUseOnlyWhatTheyDeclare() {
        // verify() of a set of modules throws only once
        MODULES.detectViolations().throwIfPresent();
    }

    @Test
    void modulesAreDrawn() {
        new Documenter(MODULES).writeModulesAsPlantUml().writeModuleCanvases();
    }
}
