package io.wayline.steps;

import java.beans.Introspector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.journey.step.ElementTemplate;
import io.wayline.journey.step.Step;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The element templates that modelers read are checked in, and are what the steps say of themselves. After a change of
 * a step write them anew: {@code mvn test -Dtest=ElementTemplateTests -Dwayline.write-element-templates}.
 */
class ElementTemplateTests {

    private static final Path FOLDER = Path.of("processes/.camunda/element-templates");

    private final JsonMapper json =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Test
    void everyStepHasItsTemplateAsItDescribesItself() throws IOException {
        var made = templates();
        if (System.getProperty("wayline.write-element-templates") != null) {
            for (var each : made.entrySet()) {
                Files.createDirectories(FOLDER);
                Files.writeString(FOLDER.resolve(each.getKey()), each.getValue());
            }
        }

        var checkedIn = new TreeMap<String, String>();
        try (var files = Files.list(FOLDER)) {
            for (var file : new TreeSet<>(files.toList())) {
                checkedIn.put(file.getFileName().toString(), Files.readString(file));
            }
        }

        assertThat(checkedIn).containsExactlyEntriesOf(made);
    }

    private Map<String, String> templates() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Step.class));
        var templates = new TreeMap<String, String>();
        for (var found : scanner.findCandidateComponents("io.wayline.steps")) {
            try {
                var type = Class.forName(found.getBeanClassName());
                var bean = Introspector.decapitalize(type.getSimpleName());
                templates.put(
                        bean + ".json",
                        json.writeValueAsString(ElementTemplate.of(bean, type.getAnnotation(Step.class))) + "\n");
            } catch (ClassNotFoundException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return templates;
    }
}
