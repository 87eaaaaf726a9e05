package io.wayline;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The house stands as docs/architecture.md says: arrows only downward, internals unseen. */
class ModularityTests {

    private static final ApplicationModules MODULES = ApplicationModules.of(Wayline.class);

    @Test
    void modulesUseOnlyWhatTheyDeclare() {
        MODULES.verify();
    }

    @Test
    void modulesAreDrawn() {
        new Documenter(MODULES).writeModulesAsPlantUml().writeModuleCanvases();
    }
}
