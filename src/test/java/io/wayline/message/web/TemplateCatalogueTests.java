package io.wayline.message.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

import io.wayline.message.TemplateUses;
import io.wayline.message.operation.SentLately;
import io.wayline.message.template.MailTemplates;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class TemplateCatalogueTests {

    @Autowired
    MailTemplates templates;

    @Autowired
    SentLately sent;

    @Test
    void namesStepsThatSendATemplateWhichThereIsNot() {
        var catalogue = with(use("onboarding-welcome"), use("onboarding-welcom"), use("${template}"));

        assertThat(catalogue.astray(Locale.ENGLISH))
                .extracting(TemplateUses.Use::template)
                .containsExactly("onboarding-welcom");
    }

    @Test
    void namesStepsThatDoNotSayWhatAMailIsAbout() {
        var speaking = new TemplateView.Use("j", "Journey", "Task_1", "Thank", true);
        var silent = new TemplateView.Use("j", "Journey", "Task_2", "Thank again", false);

        assertThat(view(true, speaking, silent).silent()).containsExactly(silent);
        assertThat(view(false, speaking, silent).silent()).isEmpty();
    }

    @Test
    void keepsWhoUsesATemplateApart() {
        var welcome = with(use("onboarding-welcome"), use("other")).get("onboarding-welcome", Locale.ENGLISH);

        assertThat(welcome.usedBy()).singleElement().returns("Thank", TemplateView.Use::label);
    }

    private TemplateCatalogue with(TemplateUses.Use... used) {
        TemplateUses uses = reader -> List.of(used);
        var beans = new StaticListableBeanFactory(Map.of("uses", uses));
        return new TemplateCatalogue(templates, beans.getBeanProvider(TemplateUses.class), sent);
    }

    private static TemplateUses.Use use(String template) {
        return new TemplateUses.Use(template, "j", "Journey", "Task_1", "Thank", false);
    }

    private static TemplateView view(boolean needsAbout, TemplateView.Use... uses) {
        return new TemplateView(
                "thanks",
                "Thanks",
                null,
                "company",
                false,
                false,
                needsAbout,
                List.of(),
                false,
                0,
                0,
                List.of(uses),
                0,
                true);
    }
}
