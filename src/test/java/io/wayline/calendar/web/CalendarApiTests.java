package io.wayline.calendar.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class CalendarApiTests {

    private static final String CALENDAR = "/api/v1/calendar";

    @Autowired
    private MockMvcTester mvc;

    @Test
    void listsTheYearsAndReadsOne() {
        assertThat(get("/years"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[2].year")
                .isEqualTo(2026);

        var year = get("/years/2026");
        assertThat(year).hasStatusOk().bodyJson().extractingPath("$.workdays").isEqualTo(248);
        assertThat(year).bodyJson().extractingPath("$.days[0].nameEn").isEqualTo("New Year’s Day");
        assertThat(year).bodyJson().extractingPath("$.importedBy").isEqualTo("wayline");
        assertThat(get("/years/2019")).hasStatus(404);
    }

    @Test
    void reckonsOverTheFestivalAndShowsEveryDay() {
        var answer = get("/reckon?from=2026-02-14T10:00&plus=PT8H");

        assertThat(answer).hasStatusOk().bodyJson().extractingPath("$.to").isEqualTo("2026-02-24T02:00:00Z");
        assertThat(answer).bodyJson().extractingPath("$.minutes").isEqualTo(480);
        assertThat(answer).bodyJson().extractingPath("$.certain").isEqualTo(true);
        assertThat(answer).bodyJson().extractingPath("$.days.length()").isEqualTo(11);
        assertThat(answer).bodyJson().extractingPath("$.days[0].special.works").isEqualTo(true);
        assertThat(answer).bodyJson().extractingPath("$.days[1].minutes").isEqualTo(0);
    }

    @Test
    void reckonsBetweenTwoMoments() {
        var answer = get("/reckon?from=2026-02-13T17:30:00%2B08:00&to=2026-02-14T17:30:00%2B08:00");

        assertThat(answer).hasStatusOk().bodyJson().extractingPath("$.minutes").isEqualTo(480);
    }

    @ParameterizedTest
    @CsvSource({
        "from=today&plus=PT8H, from",
        "from=2026-02-14T10:00&plus=8, plus",
        "from=2026-02-14T10:00&plus=PT-8H, plus",
        "from=2026-02-14T10:00&plus=P1DT8H, plus",
        "from=2026-02-14T10:00, plus",
        "from=2026-02-14T10:00&plus=PT8H&to=2026-02-15T10:00, plus",
        "from=2026-02-14T10:00&to=2026-02-13T10:00, to",
        "from=%2B999999999-02-14T10:00&plus=P1D, from",
    })
    void saysWhatItCannotReckon(String query, String field) {
        var answer = get("/reckon?" + query);

        assertThat(answer)
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo(field);
    }

    @Test
    void namesEveryFaultOfAFile() {
        var answer = mvc.post()
                .uri(CALENDAR + "/proposals")
                .header("Authorization", "Bearer wl_demo_key")
                .content("""
                        {"year": 2031, "days": [{"date": "2031-01-01", "isOffDay": true, "name": "元旦"},
                          {"date": "2031-01-01", "isOffDay": 1, "name": "\\u0000"}]}""".getBytes(StandardCharsets.UTF_8))
                .exchange();

        assertThat(answer)
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[*].pointer")
                .asArray()
                .containsExactly("/days/1/isOffDay", "/days/1/name");
    }

    @Test
    void takesProposalsOfKeysAndLetsNoKeyConfirm() {
        var proposed = mvc.post()
                .uri(CALENDAR + "/proposals")
                .header("Authorization", "Bearer wl_demo_key")
                .content("""
                        {"year": 2032, "days": [{"date": "2032-01-01", "isOffDay": true, "name": "元旦"}]}""".getBytes(StandardCharsets.UTF_8))
                .exchange();
        assertThat(proposed)
                .hasStatus(201)
                .bodyJson()
                .extractingPath("$.changes.length()")
                .isEqualTo(1);
        var id = text(proposed, "$.id");

        assertThat(post("/proposals/" + id + "/confirm")).hasStatus(403);
        assertThat(post("/proposals/" + id + "/withdraw"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("WITHDRAWN");
        assertThat(post("/proposals/" + id + "/withdraw")).hasStatus(409);
    }

    private static String text(MvcTestResult answer, String path) {
        return JsonPath.read(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8), path);
    }

    private MvcTestResult get(String path) {
        return mvc.get()
                .uri(URI.create(CALENDAR + path))
                .header("Authorization", "Bearer wl_demo_key")
                .exchange();
    }

    private MvcTestResult post(String path) {
        return mvc.post()
                .uri(CALENDAR + path)
                .header("Authorization", "Bearer wl_demo_key")
                .exchange();
    }
}
