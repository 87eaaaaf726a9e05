package io.wayline.message.template;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.wayline.message.MailNotWritten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LintTests {

    private final LockedProfile profile = new LockedProfile();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${\"freemarker.template.utility.Execute\"?new()(\"id\")}",
                "${\"1 + 1\"?eval}",
                "${\"1 + 1\"?eval_json}",
                "${\"1\"?evalJson}",
                "<#assign t = \"${r'${1}'}\"?interpret><@t/>",
                "${customer.name?no_esc}",
                "${customer.name?noEsc}",
                "${customer?api.class}",
                "${customer.name?<#-- hidden -->eval}",
                "${customer.name ?\n new}",
                "<#include \"/etc/passwd\">",
                "<#import \"x\" as x>",
                "<#macro m>x</#macro>",
                "<#function f x><#return x></#function>",
                "<#setting locale=\"en\">",
                "<#assign x = 1>",
                "<#global x = 1>",
                "<#local x = 1>",
                "<#attempt>x<#recover>y</#attempt>",
                "<#visit x>",
                "<#noautoesc>${customer.name}</#noautoesc>",
                "<#outputformat \"plainText\">${customer.name}</#outputformat>",
                "<#ftl auto_esc=false>${customer.name}",
                " [#ftl]",
                "<@m/>",
                "${.data_model?size}",
                "${.globals?size}",
                "${.dataModel.customer}",
                "${.get_optional_template(\"x\").exists}",
                "<#list 1..999999999 as i></#list>",
                "<#list 1 .. customer.count as i>x</#list>",
            })
    void refusesWhatReachesBeyondTheMail(String source) {
        assertThatExceptionOfType(MailNotWritten.class)
                .isThrownBy(() -> profile.html("hostile", "en.html", Locale.ENGLISH, source))
                .withMessageContaining("The mail template hostile")
                .withMessageContaining("en.html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello ${customer.name}. Is that new? api, eval and import are words, too.",
                "<#if customer.name??>${customer.name?cap_first}<#else>you</#if>",
                "<#list customer.things as thing>${thing}<#sep>, </#list>",
                "See https://example.com/?page=new …",
            })
    void takesWhatAMailNeeds(String source) {
        var part = profile.html("kind", "en.html", Locale.ENGLISH, source);

        assertThat(part.render(Map.of("customer", Map.of("name", "anna", "things", List.of("a", "b")))))
                .isNotBlank();
    }

    @Test
    void escapesWhatCustomersCallThemselves() {
        var part = profile.html("kind", "en.html", Locale.ENGLISH, "<p>${customer.name}</p>");

        assertThat(part.render(Map.of("customer", Map.of("name", "<script>alert(1)</script>"))))
                .isEqualTo("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>");
    }

    @Test
    void showsNothingOfTheMachineBehindAValue() {
        var part = profile.text("kind", "en.txt", Locale.ENGLISH, "${customer.name.class}");

        assertThatExceptionOfType(MailNotWritten.class)
                .isThrownBy(() -> part.render(Map.of("customer", Map.of("name", "anna"))));
    }

    @Test
    void namesTheVariableThatIsMissingButNoValue() {
        var part = profile.text("kind", "en.txt", Locale.ENGLISH, "${customer.name} ${customer.points}");

        assertThatExceptionOfType(MailNotWritten.class)
                .isThrownBy(() -> part.render(Map.of("customer", Map.of("name", "anna"))))
                .withMessageContaining("customer.points")
                .withMessageNotContaining("anna");
    }

    @Test
    void stopsAMailThatGrowsWithoutEnd() {
        var long100 = "x".repeat(100_000);
        var part = profile.text("big", "en.txt", Locale.ENGLISH, "${a}${a}${a}${a}${a}${a}");

        assertThatExceptionOfType(MailNotWritten.class)
                .isThrownBy(() -> part.render(Map.of("a", long100)))
                .withMessageContaining("more than 500000 characters");
    }
}
