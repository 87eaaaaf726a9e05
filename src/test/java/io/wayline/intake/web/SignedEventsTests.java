package io.wayline.intake.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import io.wayline.intake.Sent;
import io.wayline.intake.source.EventSources;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@DatabaseTest
class SignedEventsTests {

    @Autowired
    MockMvc http;

    @Autowired
    EventSources sources;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    private final String source = "urn:shop/" + UUID.randomUUID();
    private final String customer = "C-" + UUID.randomUUID();
    private String secret = "";

    @BeforeEach
    void giveTheSourceASecret() {
        sources.save(source, List.of(), null, null);
        secret = sources.rotateSecret(source, "he");
    }

    @Test
    void takesWhatTheSourceSigned() throws Exception {
        http.perform(signed(event("1"), secret)).andExpect(status().isAccepted());
    }

    @Test
    void takesTheSecretBeforeUntilTheNextRotation() throws Exception {
        var old = secret;
        sources.rotateSecret(source, "he");
        http.perform(signed(event("1"), old)).andExpect(status().isAccepted());

        sources.rotateSecret(source, "he");
        http.perform(signed(event("2"), old)).andExpect(status().isUnauthorized());
    }

    @Test
    void takesOneOfSeveralSignatures() throws Exception {
        var request = signed(event("1"), secret);
        var many = "v1,AAAA v1a,BBBB " + signature(event("1"), secret);

        http.perform(request.headers(headers -> headers.set("webhook-signature", many)))
                .andExpect(status().isAccepted());
    }

    @Test
    void refusesASourceThatMustSignAndShowsOnlyAKey() throws Exception {
        http.perform(post(Requests.PATH)
                        .header("Authorization", "Bearer wl_demo_key")
                        .header("Content-Type", Requests.SINGLE)
                        .content(event("1")))
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.type").value("/problems/signature-required"));
    }

    @Test
    void refusesABodyThatIsNotTheSignedOne() throws Exception {
        http.perform(signed(event("1"), secret).content(event("2")))
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.type").value("/problems/signature-invalid"));
    }

    @Test
    void refusesAnotherSecretAndAnUnknownSourceAlike() throws Exception {
        var wrong = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);

        http.perform(signed(event("1"), wrong))
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.type").value("/problems/signature-invalid"));
        http.perform(signed(event("1"), secret).headers(headers -> headers.set("Wayline-Source", "nobody")))
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.type").value("/problems/signature-invalid"));
    }

    @Test
    void refusesAnOldSignature() throws Exception {
        var request = signed(event("1"), secret);
        clock.advance(Duration.ofMinutes(5).plusSeconds(1));

        http.perform(request)
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.type").value("/problems/timestamp-out-of-tolerance"));
    }

    @Test
    void refusesASignatureWithoutItsParts() throws Exception {
        http.perform(signed(event("1"), secret).headers(headers -> headers.remove("Wayline-Source")))
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.type").value("/problems/signature-source-missing"));
        http.perform(signed(event("1"), secret).headers(headers -> headers.remove("webhook-id")))
                .andExpect(status().isUnauthorized());
        http.perform(signed(event("1"), secret).headers(headers -> headers.set("webhook-timestamp", "soon")))
                .andExpect(status().isUnauthorized());
        http.perform(signed(event("1"), secret)
                        .headers(headers -> headers.set("webhook-timestamp", Long.toString(Long.MAX_VALUE))))
                .andExpect(status().isUnauthorized());
    }

    @Test
    void refusesEventsOfAnotherSourceAndTypesThatAreNotAllowed() throws Exception {
        http.perform(signed(event("1").replace(source, "shop:other"), secret))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.type").value("/problems/source-not-allowed"));

        sources.save(source, List.of("order.shipped"), null, null);
        http.perform(signed(event("1"), secret))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.type").value("/problems/type-not-allowed"));
    }

    @Test
    void opensNothingElse() throws Exception {
        http.perform(get(Requests.PATH)
                        .header("Wayline-Source", source)
                        .header("webhook-signature", signature(event("1"), secret)))
                .andExpect(status().isUnauthorized());
    }

    @Test
    void answersTooManyEventsWithTheSecondsToWait() throws Exception {
        sources.save(source, List.of(), 1, 2);
        http.perform(signed(event("1"), secret)).andExpect(status().isAccepted());
        http.perform(signed(event("2"), secret)).andExpect(status().isAccepted());

        var answer = http.perform(signed(event("3"), secret))
                .andExpect(status().isTooManyRequests())
                .andExpect(jsonPath("$.type").value("/problems/rate-limited"))
                .andReturn();

        assertThat(answer.getResponse().getHeader("Retry-After")).isIn("1", "2");
    }

    @Test
    void keepsSecretsSealed() {
        var kept = jdbc.sql("select secret from event_source where name = ?")
                .param(source)
                .query(String.class)
                .single();

        assertThat(kept).isNotEqualTo(secret).doesNotContain(secret.substring("whsec_".length()));
    }

    private String event(String id) {
        return Sent.order(customer, customer + id).replace("shop:main", source);
    }

    private MockHttpServletRequestBuilder signed(String body, String with) throws Exception {
        return post(Requests.PATH)
                .header("Content-Type", Requests.SINGLE)
                .header("Wayline-Source", source)
                .header("webhook-id", "msg_1")
                .header("webhook-timestamp", Long.toString(clock.instant().getEpochSecond()))
                .header("webhook-signature", signature(body, with))
                .content(body);
    }

    private String signature(String body, String with) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(with.substring("whsec_".length())), "HmacSHA256"));
        var text = "msg_1." + clock.instant().getEpochSecond() + "." + body;
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
