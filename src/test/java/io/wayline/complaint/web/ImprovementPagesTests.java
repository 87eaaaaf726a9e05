package io.wayline.complaint.web;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import io.wayline.complaint.ComplaintDriver;
import io.wayline.staff.Accounts;
import io.wayline.staff.SignedIn;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.Letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** Lin is an agent, Shen a supervisor, He of operations, Tang of marketing. */
@DatabaseTest
class ImprovementPagesTests {

    private static final String HOSTILE = "=cmd|' /C calc'!A0 <script>alert(1)</script> 😀";

    @Autowired
    MockMvcTester http;

    @Autowired
    ComplaintDriver complaints;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    private final String mark = Letters.some();
    private final String anna = "anna-" + mark;

    @BeforeEach
    void annaIsKnown() {
        complaints.happens("customer.registered", anna, Map.of("email", "anna@example.com", "name", "Anna Weber"));
    }

    /** The board shows the first 25: those of other tests must not push ours off it. */
    @AfterEach
    void noMeasureIsLeft() {
        jdbc.sql("delete from improvement where complaint in (select number from complaint where customer_id = ?)")
                .param(complaints.customer(anna).value())
                .update();
    }

    @Test
    void aScriptInAMeasureIsTextOnThePageAndNoFormulaInTheFile() {
        planned(HOSTILE, "lin");

        assertThat(get("/complaints/improvements", "shen"))
                .hasStatusOk()
                .bodyText()
                .contains("&lt;script&gt;alert(1)", "😀")
                .doesNotContain("<script>alert(1)");
        assertThat(get("/complaints/improvements/export?show=open", "shen"))
                .hasStatusOk()
                .bodyText()
                .startsWith("\uFEFFcomplaint,cause,unit,product,measure,owner,due")
                .contains(",'=cmd|' /C calc'!A0 <script>alert(1)</script> 😀,");
        assertThat(get("/complaints/improvements/export?of=causes&by=unit", "he"))
                .hasStatusOk()
                .bodyText()
                .contains("'=unit-" + mark);
    }

    @Test
    void agentsSeeTheirOwnMeasuresAndNoCounts() {
        planned("Glue lids " + mark, "lin");
        planned("Test seals " + mark, "Supply");

        assertThat(get("/complaints/improvements", "lin"))
                .hasStatusOk()
                .bodyText()
                .contains("Glue lids " + mark)
                .doesNotContain("Test seals " + mark, "wl-causes", "improvements/export");
        assertThat(get("/complaints/improvements/export", "lin")).hasStatus(403);
        assertThat(get("/complaints/improvements", "tang")).hasStatus(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "by=unit",
                "by=month&months=24",
                "by=product&months=3&lines=9999",
                "by=<b>&months=-1&show=x&page=99999"
            })
    void theBoardCountsAsItsAddressSaysAndPassesOverWhatMeansNothing(String address) {
        planned("Glue lids " + mark, "lin");

        assertThat(get("/complaints/improvements?" + address, "shen"))
                .hasStatusOk()
                .bodyText()
                .contains("Glue lids " + mark);
    }

    @Test
    void aMeasureIsMarkedAsDoneOnceAndWhatWasTypedIsNotLost() {
        var id = planned("Glue lids " + mark, "lin");

        assertThat(done(id, "lin", " ")).hasStatus(422).bodyText().contains("Please say what was done");
        assertThat(done(id, "lin", "y".repeat(4_001))).hasStatus(422).bodyText().contains("yyyy", "4,000");
        assertThat(done(id, "he", "It is done")).hasStatus(403);
        assertThat(done(id, "tang", "It is done")).hasStatus(403);
        assertThat(done(id, "lin", "New glue " + mark))
                .hasStatus(302)
                .redirectedUrl()
                .endsWith("show=done#measure-" + id);
        assertThat(get("/complaints/improvements?show=done", "lin"))
                .bodyText()
                .contains("New glue " + mark, "Too early to say");
        assertThat(done(id, "shen", "My own words"))
                .hasStatus(409)
                .bodyText()
                .contains("My own words", "Somebody said meanwhile");
        assertThat(done(id + 1_000_000, "shen", "It is done")).hasStatus(404);
    }

    private long planned(String measure, String owner) {
        var ref = UUID.randomUUID().toString();
        complaints.comes(anna, ref);
        complaints.acknowledged(anna, ref, "PT24H");
        complaints.investigated(anna, ref, "batch", "=unit-" + mark);
        complaints.improved(anna, ref, measure, owner, LocalDate.parse("2020-01-31"));
        return jdbc.sql("select id from improvement where complaint = ?")
                .param(complaints.of(anna, ref).number())
                .query(Long.class)
                .single();
    }

    private MvcTestResult done(long id, String who, String note) {
        return http.post()
                .uri("/complaints/improvements/" + id + "/done")
                .with(as(who))
                .with(csrf())
                .param("note", note)
                .exchange();
    }

    private MvcTestResult get(String path, String who) {
        return http.get().uri(path).with(as(who)).exchange();
    }

    private RequestPostProcessor as(String who) {
        return authentication(new SignedIn(accounts.find(who).orElseThrow(), 0));
    }
}
