package io.wayline.sample;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.journey.model.ModelCheck;
import io.wayline.journey.model.ModelFile;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class SampleDeskTests {

    @Autowired
    ModelCheck check;

    @Autowired
    SampleCompany company;

    @Test
    void theJourneysOfTheSampleHaveNothingWrong() throws Exception {
        var files = new HashSet<ModelFile>();
        try (var paths = Files.walk(Path.of("samples/lanhe/processes"))) {
            for (var path : paths.filter(Files::isRegularFile).collect(Collectors.toSet())) {
                files.add(new ModelFile(path.getFileName().toString(), Files.readString(path)));
            }
        }

        var report = check.check(files);

        assertThat(files).hasSize(8);
        assertThat(report.errors()).isEmpty();
        assertThat(report.warnings()).isEmpty();
    }

    @Test
    void everyNoteHasANameOfItsOwnSoThatLoadingTwiceWritesItOnce() {
        assertThat(company.notes())
                .extracting(SampleCompany.NoteLine::key)
                .doesNotHaveDuplicates()
                .isNotEmpty();
    }
}
