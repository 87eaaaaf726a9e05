package io.wayline.journey.display;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import io.wayline.journey.engine.model.JourneyModels;
import io.wayline.journey.model.Report;
import io.wayline.journey.model.bpmn.BpmnReader;
import io.wayline.journey.model.bpmn.FlowNode;
import io.wayline.staff.Accounts;
import io.wayline.staff.SignedIn;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/** What browsers are given of a diagram: all that is drawn, in the reader's words, and nothing that only runs. */
@DatabaseTest
class DisplayDiagramsTests {

    @Autowired
    DisplayDiagrams diagrams;

    @Autowired
    StepOutlines outlines;

    @Autowired
    JourneyModels models;

    @Autowired
    Accounts accounts;

    @Autowired
    MockMvcTester mvc;

    @Test
    void drawsEveryElementThatIsDrawn() {
        var shipped = models.version(models.definition("onboarding", version()).orElseThrow())
                .diagram();

        var shown = BpmnReader.read(english().xml(), new Report("shown")).orElseThrow();

        assertThat(shown.nodes())
                .extracting(FlowNode::id)
                .isEqualTo(shipped.nodes().stream().map(FlowNode::id).toList());
        assertThat(shown.nodes())
                .extracting(FlowNode::kind)
                .isEqualTo(shipped.nodes().stream().map(FlowNode::kind).toList());
        assertThat(shown.written().tree().filter(node -> node.is("BPMNShape", "BPMNEdge")))
                .hasSameSizeAs(shipped.written()
                        .tree()
                        .filter(node -> node.is("BPMNShape", "BPMNEdge"))
                        .toList());
    }

    @Test
    void namesStepsAsTheReaderDoes() {
        assertThat(english().xml()).contains("name=\"Send welcome\"").doesNotContain("发送欢迎邮件");
        assertThat(chinese().xml()).contains("name=\"发送欢迎邮件\"").doesNotContain("Send welcome");
    }

    @Test
    void keepsToItselfWhatOnlyRuns() {
        assertThat(english().xml())
                .doesNotContain("camunda", "${", "delegate", "onboarding-welcome", "customer-care", "nudgeAfter")
                .doesNotContain("documentation", "Owner: Operations", "customer.registered", "P7D")
                .contains("wl:sign=\"mail\"");
    }

    @Test
    void isKeptForEverUnderAnAddressThatIsItsContent() {
        var shown = english();
        assertThat(chinese().hash()).isNotEqualTo(shown.hash());

        var kept = fetched("he", "en", shown.hash());
        var older = fetched("he", "en", "0".repeat(24));

        assertThat(text(kept)).isEqualTo(shown.xml());
        assertThat(kept.getHeader("Cache-Control")).contains("immutable", "private");
        assertThat(kept.getContentType()).startsWith("application/xml");
        assertThat(kept.getHeader("Content-Security-Policy")).startsWith("sandbox; default-src 'none'");
        assertThat(kept.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(older.getHeader("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void isForThoseWhoSeeJourneys() {
        assertThat(fetched("lin", "en", english().hash()).getStatus()).isEqualTo(403);
        assertThat(mvc.perform(asked("he", "/journeys/onboarding/diagrams/4711/en/none"))
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void tellsWhatAStepDoes() {
        var definition = models.definition("onboarding", version()).orElseThrow();

        var mail = outlines.of(definition, "Task_SendWelcome", Locale.ENGLISH).orElseThrow();
        var call = outlines.of(definition, "Task_WelcomeCall", Locale.SIMPLIFIED_CHINESE)
                .orElseThrow();
        var pause = outlines.of(definition, "Event_SettledIn", Locale.ENGLISH).orElseThrow();

        assertThat(mail.step()).isEqualTo("sendEmail");
        assertThat(mail.template()).isEqualTo("onboarding-welcome");
        assertThat(call.does()).isEqualTo("call");
        assertThat(call.called()).isEqualTo("contact-attempt");
        assertThat(call.about()).isEqualTo("电话联系");
        assertThat(pause.does()).isEqualTo("wait-time");
        assertThat(pause.settings()).containsExactly(new StepOutline.Setting("time", "${nudgeAfter}", true));
    }

    private int version() {
        return models.latest().stream()
                .filter(model -> model.key().equals("onboarding"))
                .findFirst()
                .orElseThrow()
                .version();
    }

    private DisplayDiagram english() {
        return diagrams.of("onboarding", version(), Locale.ENGLISH).orElseThrow();
    }

    private DisplayDiagram chinese() {
        return diagrams.of("onboarding", version(), Locale.SIMPLIFIED_CHINESE).orElseThrow();
    }

    private MockHttpServletResponse fetched(String who, String language, String hash) {
        return mvc.perform(asked(who, "/journeys/onboarding/diagrams/%d/%s/%s".formatted(version(), language, hash)))
                .getResponse();
    }

    private MockHttpServletRequestBuilder asked(String who, String path) {
        return get(path)
                .with(SecurityMockMvcRequestPostProcessors.authentication(
                        new SignedIn(accounts.find(who).orElseThrow(), 0)));
    }

    private static String text(MockHttpServletResponse answer) {
        return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
