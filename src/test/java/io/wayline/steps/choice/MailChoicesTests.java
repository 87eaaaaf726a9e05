package io.wayline.steps.choice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.journey.model.Finding;
import io.wayline.journey.model.ModelCheck;
import io.wayline.journey.model.ModelFile;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class MailChoicesTests {

    private static final Path ONBOARDING = Path.of("processes", "onboarding", "onboarding.bpmn");

    @Autowired
    ModelCheck check;

    @Test
    void aMailThatThereIsNoTemplateForIsRefusedWithTheOnesThereAre() throws IOException {
        assertThat(errorsWith("onboarding-welcom")).singleElement().satisfies(error -> {
            assertThat(error.rule()).isEqualTo("input-absent");
            assertThat(error.params()).first().isEqualTo("onboarding-welcom");
            assertThat(String.valueOf(error.params().get(1))).contains("after-sale-survey, after-sale-survey-reminder");
        });
    }

    @Test
    void aMailForColleaguesIsNotSentToCustomers() throws IOException {
        assertThat(errorsWith("staff-notice"))
                .singleElement()
                .satisfies(error -> assertThat(error.rule()).isEqualTo("input-absent"));
    }

    @Test
    void aTemplateThatIsThereIsTaken() throws IOException {
        assertThat(errorsWith("onboarding-welcome")).isEmpty();
    }

    private List<Finding> errorsWith(String template) throws IOException {
        var drawn = Files.readString(ONBOARDING).replace(">onboarding-welcome<", ">" + template + "<");
        return check.check(Set.of(new ModelFile("onboarding/onboarding.bpmn", drawn)))
                .errors();
    }
}
