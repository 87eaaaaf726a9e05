package io.wayline.audience.web;

import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.LinkedMultiValueMap;

import io.wayline.audience.AudienceDriver;
import io.wayline.audience.web.LineCounts.LineCount;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@DatabaseTest
class LineCountsTests {

    @Autowired
    LineCounts counts;

    @Autowired
    RuleForm form;

    @Autowired
    AudienceDriver driver;

    @Autowired
    JdbcClient jdbc;

    private final String tag = UUID.randomUUID().toString().substring(0, 8);
    private final String other = UUID.randomUUID().toString().substring(0, 8);
    private final LinkedMultiValueMap<String, String> fields = new LinkedMultiValueMap<>();

    @BeforeEach
    void fourAreTaggedAndTwoOfThemTwice() {
        driver.is("anna-" + tag, tag, "locale", "en", "email", "anna-%s@example.com".formatted(tag));
        driver.is("wang-" + tag, tag, "locale", "zh-CN");
        driver.tags(driver.is("ben-" + tag, tag, "locale", "en"), other);
        driver.tags(driver.is("li-" + tag, tag, "locale", "zh-CN"), other);
        line("r", "all");
    }

    @Test
    void eachLineSaysWhomItFindsAndHowManyAreLeftAfterIt() {
        line("r.0", "customer.tag", "is", tag);
        line("r.1", "customer.tag", "is", other);
        line("r.2", "customer.language", "is", "zh");

        assertThat(counts.of(form.read(fields)))
                .extracting(LineCount::path, LineCount::so, LineCount::adds)
                .containsExactly(tuple("r.0", 4L, false), tuple("r.1", 2L, false), tuple("r.2", 1L, false));
        assertThat(counts.of(form.read(fields)).subList(0, 2))
                .extracting(LineCount::alone)
                .containsExactly(4L, 2L);
    }

    @Test
    void linesOfWhichOneIsEnoughAddUpAndThoseThatMustNotBeAreTakenAway() {
        line("r.0", "customer.tag", "is", tag);
        line("r.1", "none");
        line("r.1.0", "customer.tag", "is", other);
        line("r.1.1", "customer.email");
        line("r.2", "any");
        line("r.2.0", "customer.language", "is", "zh");

        var lines = counts.of(form.read(fields));

        assertThat(lines)
                .extracting(LineCount::path, LineCount::adds)
                .containsExactly(
                        tuple("r.0", false),
                        tuple("r.1", false),
                        tuple("r.1.0", true),
                        tuple("r.1.1", true),
                        tuple("r.2", false),
                        tuple("r.2.0", true));
        assertThat(lines.get(1).so())
                .as("neither tagged twice nor with an address")
                .isEqualTo(1);
        assertThat(lines.get(4).so()).as("and reads Chinese").isEqualTo(1);
        assertThat(lines.get(2).so()).isEqualTo(2);
        assertThat(lines.get(1).alone())
                .as("all but those whom the two lines below find together")
                .isEqualTo(all() - lines.get(3).so());
    }

    @Test
    void aLineThatIsNotFilledInYetTakesNoFiguresFromTheOthers() {
        line("r.0", "customer.tag", "is", tag);
        line("r.1", "customer.language");
        line("r.2", "customer.tag", "is", other);
        line("r.3", "any");

        assertThat(counts.of(form.read(fields)))
                .extracting(LineCount::path, LineCount::so)
                .containsExactly(tuple("r.0", 4L), tuple("r.1", null), tuple("r.2", 2L), tuple("r.3", null));
    }

    @Test
    void aRuleOfNothingHasNoLines() {
        assertThat(counts.of(form.read(fields))).isEmpty();
    }

    private void line(String path, String kind) {
        fields.add(RuleForm.LINES, path + "=" + kind);
    }

    private void line(String path, String kind, String slot, String value) {
        line(path, kind);
        fields.add(path + "/" + slot, value);
    }

    private long all() {
        return jdbc.sql("select count(*) from customer").query(Long.class).single();
    }
}
