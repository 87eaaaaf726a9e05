package io.wayline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The picture in docs/architecture.md shows the modules as they are. After a change write it anew:
 * {@code mvn test -Dtest=ModuleDiagramTests -Dwayline.write-module-diagram}.
 */
class ModuleDiagramTests {

    private static final Path PAGE = Path.of("docs/architecture.md");
    private static final String BEGIN = "<!-- modules -->\n";
    private static final String END = "<!-- /modules -->";
    private static final String EVERYBODYS = "shared";

    private final ApplicationModules modules = ApplicationModules.of(Wayline.class);

    @Test
    void theArchitecturePageShowsTheModulesAsTheyAre() throws IOException {
        var page = Files.readString(PAGE);
        var shown = page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END));
        if (System.getProperty("wayline.write-module-diagram") != null) {
            Files.writeString(PAGE, page.replace(BEGIN + shown + END, BEGIN + drawn() + END));
            return;
        }

        assertThat(shown)
                .as("docs/architecture.md; write it anew with -Dtest=ModuleDiagramTests -Dwayline.write-module-diagram")
                .isEqualTo(drawn());
    }

    private String drawn() {
        return modules.stream()
                .sorted()
                .flatMap(module -> module.getDirectDependencies(modules)
                        .uniqueModules()
                        .map(ModuleDiagramTests::name)
                        .filter(used -> !used.equals(EVERYBODYS))
                        .sorted()
                        .map(used -> "    " + name(module) + " --> " + used + "\n"))
                .collect(joining("", "```mermaid\nflowchart TD\n", "```\n"));
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }
}
