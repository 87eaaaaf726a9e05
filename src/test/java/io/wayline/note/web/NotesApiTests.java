package io.wayline.note.web;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.wayline.customer.CustomerDriver;
import io.wayline.staff.Accounts;
import io.wayline.staff.SignedIn;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@DatabaseTest
class NotesApiTests {

    @Autowired
    MockMvcTester http;

    @Autowired
    CustomerDriver driver;

    @Autowired
    Accounts accounts;

    private final String anna = "N-" + UUID.randomUUID();

    @BeforeEach
    void annaIsLins() {
        driver.is(anna, "name", "Anna", "owner", "lin");
    }

    @Test
    void aNoteIsWrittenReadAndRemoved() {
        var written =
                as("lin", HttpMethod.POST, "/customers/" + anna + "/notes", "{\"text\": \"Rang +86 138 1234 5678\"}");
        assertThat(written).hasStatus(201).bodyJson().extractingPath("$.text").isEqualTo("Rang +86•••5678");

        var list = as("shen", HttpMethod.GET, "/customers/" + anna + "/notes", "");
        assertThat(list)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[0].text")
                .isEqualTo("Rang +86 138 1234 5678");
        assertThat(list).bodyJson().extractingPath("$.items[0].author").isEqualTo("lin");

        assertThat(as("lin", HttpMethod.DELETE, "/notes/" + ref(written), "")).hasStatus(204);
        assertThat(as("lin", HttpMethod.DELETE, "/notes/" + ref(written), "")).hasStatus(404);
    }

    @Test
    void theSameKeyWritesOneNote() {
        var body = "{\"text\": \"Rang twice\", \"requestKey\": \"crm-17\"}";
        var first = as("lin", HttpMethod.POST, "/customers/" + anna + "/notes", body);
        var again = as("lin", HttpMethod.POST, "/customers/" + anna + "/notes", body);

        assertThat(ref(again)).isEqualTo(ref(first));
    }

    @Test
    void whatSaysNothingIsRefusedByTheName() {
        for (var body : new String[] {"{}", "{\"text\": \" \"}", "{\"text\": \"%s\"}".formatted("x".repeat(2_001))}) {
            assertThat(as("lin", HttpMethod.POST, "/customers/" + anna + "/notes", body))
                    .hasStatus(422)
                    .bodyText()
                    .contains("text");
        }
    }

    @Test
    void peopleRemoveTheirOwnAndSupervisorsAny() {
        var ofShen = as("shen", HttpMethod.POST, "/customers/" + anna + "/notes", "{\"text\": \"Be kind\"}");
        var ofLin = as("lin", HttpMethod.POST, "/customers/" + anna + "/notes", "{\"text\": \"I am\"}");

        assertThat(as("lin", HttpMethod.DELETE, "/notes/" + ref(ofShen), "")).hasStatus(404);
        assertThat(as("shen", HttpMethod.DELETE, "/notes/" + ref(ofLin), "")).hasStatus(204);
    }

    @Test
    void whoDoesNotSeeTheCustomerSeesNoNote() {
        driver.is(anna, "owner", "shen");
        var note = as("shen", HttpMethod.POST, "/customers/" + anna + "/notes", "{\"text\": \"Be kind\"}");

        assertThat(as("lin", HttpMethod.GET, "/customers/" + anna + "/notes", ""))
                .hasStatus(404);
        assertThat(as("lin", HttpMethod.POST, "/customers/" + anna + "/notes", "{\"text\": \"Hello\"}"))
                .hasStatus(404);
        assertThat(as("lin", HttpMethod.DELETE, "/notes/" + ref(note), "")).hasStatus(404);
    }

    private MvcTestResult as(String account, HttpMethod method, String path, String body) {
        return http.method(method)
                .uri("/api/v1" + path)
                .with(authentication(new SignedIn(accounts.find(account).orElseThrow(), 0)))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static String ref(MvcTestResult written) {
        return JsonPath.read(
                new String(written.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8), "$.ref");
    }
}
