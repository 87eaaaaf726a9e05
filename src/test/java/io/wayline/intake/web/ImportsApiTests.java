package io.wayline.intake.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import jakarta.servlet.ServletOutputStream;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.DelegatingServletOutputStream;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import io.wayline.intake.file.ImportDriver;
import io.wayline.intake.file.Imports;
import io.wayline.shared.CutOff;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@DatabaseTest
class ImportsApiTests {

    @Autowired
    MockMvc http;

    @Autowired
    ImportDriver driver;

    @Autowired
    Imports imports;

    @Autowired
    FaultsCsv csv;

    private final String anna = "anna-" + UUID.randomUUID();

    @Test
    void aFileIsKeptThenWorkedOnAndToldOf() throws Exception {
        var answer = http.perform(keyed(post("/api/v1/customers/import?file=our customers.csv"))
                        .contentType("text/csv")
                        .content("ref,email\n%s,anna@example.com\nx,@\n".formatted(anna)))
                .andExpect(status().isAccepted())
                .andExpect(header().string("Location", startsWith("/api/v1/imports/")))
                .andReturn()
                .getResponse();
        String id = JsonPath.read(answer.getContentAsString(), "$.id");
        http.perform(keyed(get("/api/v1/imports/" + id)))
                .andExpect(jsonPath("$.state").value("RECEIVED"))
                .andExpect(jsonPath("$.file").value("our customers.csv"))
                .andExpect(jsonPath("$.rows.done").value(0));

        driver.workAll();

        http.perform(keyed(get("/api/v1/imports/" + id)))
                .andExpect(jsonPath("$.state").value("DONE"))
                .andExpect(jsonPath("$.rows.total").value(2))
                .andExpect(jsonPath("$.rows.created").value(1))
                .andExpect(jsonPath("$.rows.refused").value(1))
                .andExpect(jsonPath("$.rate").isNumber());
        http.perform(keyed(get("/api/v1/imports")))
                .andExpect(jsonPath("$.items[*].id").value(hasItem(id)));
        http.perform(keyed(get("/api/v1/imports/" + id + "/errors")))
                .andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.items[0].line").value(3))
                .andExpect(jsonPath("$.items[0].column").value("email"))
                .andExpect(jsonPath("$.items[0].value").value("@"))
                .andExpect(jsonPath("$.items[0].problem").value("Not one valid mail address"))
                .andExpect(jsonPath("$.items[0].fix").value("Write one address, such as anna@example.com"));
    }

    @Test
    void errorsAsAFileRunNoFormulas() throws Exception {
        var id = sent("ref,email\nx,=cmd|' /C calc'!A0\ny,\"@SUM(1),2\"\nz,a@b@c\n", "text/csv");
        driver.workAll();

        var file = http.perform(keyed(get("/api/v1/imports/" + id + "/errors")).accept("text/csv"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);

        assertThat(file.lines())
                .containsExactly(
                        "\uFEFFLine,Column,In the file,What is wrong,What helps",
                        "2,email,'=cmd|' /C calc'!A0,Not one valid mail address,\"Write one address, such as anna@example.com\"",
                        "3,email,\"'@SUM(1),2\",Not one valid mail address,\"Write one address, such as anna@example.com\"",
                        "4,email,a@b@c,Not one valid mail address,\"Write one address, such as anna@example.com\"");
    }

    @Test
    void aFileOfErrorsThatIsCutOffIsNotEndedAsIfItWereWhole() throws Exception {
        var id = sent("ref,email\n" + "x,a@b@c\n".repeat(500), "text/csv");
        driver.workAll();
        var broken = new BrokenAnswer();

        assertThatThrownBy(() -> csv.write(imports.get(id), new TestingAuthenticationToken("he", ""), broken))
                .isInstanceOf(CutOff.class)
                .hasStackTraceContaining("nobody reads");

        assertThat(broken.isCommitted()).isTrue();
        assertThat(broken.ended).isFalse();
    }

    @Test
    void theMediaTypeNamesTheEncoding() throws Exception {
        http.perform(keyed(post("/api/v1/customers/import"))
                        .contentType("text/csv;charset=GB18030")
                        .content("客户编号,手机\nx-%s,13800138000\n".formatted(anna).getBytes(Charset.forName("GB18030"))))
                .andExpect(status().isAccepted());
        http.perform(keyed(post("/api/v1/customers/import"))
                        .contentType("text/csv;charset=Shift_JIS")
                        .content("ref,email\n"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].pointer").value("charset"));
        driver.workAll();
    }

    @Test
    void whatTheFirstLineTellsIsRefusedAtOnce() throws Exception {
        http.perform(keyed(post("/api/v1/orders/import"))
                        .contentType("text/csv")
                        .content("orderRef;amount\nA;1\n"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.type").value("/problems/import-column-missing"))
                .andExpect(jsonPath("$.column").value("customerRef, placedAt, currency"));
        http.perform(keyed(post("/api/v1/orders/import"))
                        .contentType("application/json")
                        .content("{}"))
                .andExpect(status().isUnsupportedMediaType());
    }

    @Test
    void anImportIsStoppedAndAgainIsNoFault() throws Exception {
        var id = sent("ref,email\n%s,anna@example.com\n".formatted(anna), "text/csv");

        http.perform(keyed(post("/api/v1/imports/" + id + "/cancel"))).andExpect(status().isNoContent());
        http.perform(keyed(post("/api/v1/imports/" + id + "/cancel"))).andExpect(status().isNoContent());

        driver.workAll();
        http.perform(keyed(get("/api/v1/imports/" + id)))
                .andExpect(jsonPath("$.state").value("CANCELLED"));
        http.perform(keyed(get("/api/v1/imports/none"))).andExpect(status().isNotFound());
        http.perform(keyed(post("/api/v1/imports/none/cancel"))).andExpect(status().isNotFound());
    }

    @Test
    void operationsImportAndNobodyElseDoes() throws Exception {
        for (var role : new String[] {"AGENT", "SUPERVISOR", "MARKETING", "ADMIN"}) {
            http.perform(post("/api/v1/customers/import")
                            .with(user("somebody").roles(role))
                            .with(csrf())
                            .contentType("text/csv")
                            .content("ref,email\n"))
                    .andExpect(status().isForbidden());
            http.perform(get("/api/v1/imports").with(user("somebody").roles(role)))
                    .andExpect(status().isForbidden());
        }
        http.perform(get("/api/v1/imports").with(user("somebody").roles("OPERATIONS")))
                .andExpect(status().isOk());
    }

    @Test
    void othersOfOperationsSeeWhatIsWrongButNotWhoItIs() throws Exception {
        var id = sent("ref,email,zone\nx,anna@example@com,Nowhere\n", "text/csv");
        driver.workAll();

        http.perform(get("/api/v1/imports/" + id + "/errors")
                        .with(user("somebody").roles("OPERATIONS")))
                .andExpect(jsonPath("$.items[0].value").value("•••"))
                .andExpect(jsonPath("$.items[1].value").value("Nowhere"));
    }

    private String sent(String file, String type) throws Exception {
        var answer = http.perform(keyed(post("/api/v1/customers/import"))
                        .contentType(type)
                        .content(file))
                .andExpect(status().isAccepted())
                .andReturn();
        return JsonPath.read(answer.getResponse().getContentAsString(), "$.id");
    }

    /** Takes nothing. */
    private static final class BrokenAnswer extends MockHttpServletResponse {

        boolean ended;

        @Override
        public ServletOutputStream getOutputStream() {
            return new DelegatingServletOutputStream(new OutputStream() {

                @Override
                public void write(int one) throws IOException {
                    throw new IOException("nobody reads");
                }

                @Override
                public void close() {
                    ended = true;
                }
            });
        }
    }

    private static MockHttpServletRequestBuilder keyed(MockHttpServletRequestBuilder request) {
        return request.header("Authorization", "Bearer wl_demo_key");
    }
}
