package io.wayline;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

import static org.assertj.core.api.Assertions.assertThat;

/** What a module says it may use, it does use: a permission that nobody needs invites what nobody decided. */
class DeclaredDependenciesTests {

    private static final String INTERFACE = "::";

    private final ApplicationModules modules = ApplicationModules.of(Wayline.class);

    @Test
    void modulesUseAllThatTheyDeclare() {
        assertThat(modules.stream().flatMap(this::unused)).isEmpty();
    }

    private Stream<String> unused(ApplicationModule module) {
        var used = used(module);
        return declared(module)
                .filter(name -> used.stream().noneMatch(type -> offers(name, type)))
                .map(name -> module.getIdentifier() + " declares " + name + " and does not use it");
    }

    private boolean offers(String declared, JavaClass type) {
        var parts = declared.split(INTERFACE, 2);
        var offering = modules.getModuleByName(parts[0].strip()).orElseThrow();
        if (!offering.contains(type)) {
            return false;
        }
        return parts.length == 1
                ? offering.getNamedInterfaces().getUnnamedInterface().contains(type)
                : offering.getNamedInterfaces()
                        .getByName(parts[1].strip())
                        .orElseThrow()
                        .contains(type);
    }

    private static List<JavaClass> used(ApplicationModule module) {
        return module.getBasePackage().stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .distinct()
                .toList();
    }

    private static Stream<String> declared(ApplicationModule module) {
        return Arrays.stream(packageOf(module)
                .getAnnotation(org.springframework.modulith.ApplicationModule.class)
                .allowedDependencies());
    }

    private static Class<?> packageOf(ApplicationModule module) {
        try {
            return Class.forName(module.getBasePackage().getName() + ".package-info");
        } catch (ClassNotFoundException unsaid) {
            throw new IllegalStateException(module + " says nothing of what it may use", unsaid);
        }
    }
}
