package io.wayline.journey.model.form;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.wayline.journey.model.form.Setting.Use;

import static org.assertj.core.api.Assertions.assertThat;

class FormVocabularyTests {

    @Test
    void modellersCanReadAllThatAFormMaySay() throws IOException {
        var read = Files.readString(Path.of("processes/README.md"));
        var harmless = FormVocabulary.byUse(Use.HARMLESS);

        assertThat(FormVocabulary.byUse(Use.HONOURED))
                .allSatisfy((part, settings) -> assertThat(read)
                        .contains("| `%s` | %s | %s |".formatted(part, named(settings), named(harmless.get(part)))));
    }

    private static String named(Set<String> settings) {
        return settings.stream().map(each -> "`" + each + "`").collect(Collectors.joining(", "));
    }
}
