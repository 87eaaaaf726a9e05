package io.wayline.journey.model.names;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.journey.model.Report;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever reads a page is told a name: theirs, else the drawn one, else the other language's, else the id. */
class DrawnNamesTests {

    private static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;

    @Test
    void tellsTheReaderTheirOwnLanguageFirst() {
        var names = read("a: {en: Tea, zh-CN: 茶}");

        assertThat(names.name("a", "Thé", CHINESE)).isEqualTo("茶");
        assertThat(names.name("a", "Thé", Locale.UK)).isEqualTo("Tea");
    }

    @Test
    void tellsAllWhoReadNeitherTheEnglishName() {
        assertThat(read("a: {en: Tea, zh-CN: 茶}").name("a", "Thé", Locale.FRENCH))
                .isEqualTo("Tea");
    }

    @Test
    void fallsBackToWhatIsDrawnBeforeALanguageThatNobodyAskedFor() {
        var names = read("a: {en: Tea}");

        assertThat(names.name("a", "泡茶", CHINESE)).isEqualTo("泡茶");
    }

    @Test
    void fallsBackToTheOtherLanguageWhereNothingIsDrawn() {
        assertThat(read("a: {en: Tea}").name("a", " ", CHINESE)).isEqualTo("Tea");
    }

    @Test
    void fallsBackToTheIdAtLast() {
        assertThat(DrawnNames.NONE.name("Task_BrewTea", "", CHINESE)).isEqualTo("Task_BrewTea");
        assertThat(DrawnNames.NONE.value("Task_BrewTea", "green", "", CHINESE)).isEqualTo("green");
        assertThat(DrawnNames.NONE.description("Task_BrewTea", "", CHINESE)).isEmpty();
    }

    @Test
    void fallsBackForEachNameByItself() {
        var names = read("a: {en: Tea, values: {green: {zh-CN: 绿茶}}}");

        assertThat(names.name("a", "", CHINESE)).isEqualTo("Tea");
        assertThat(names.value("a", "green", "Green", CHINESE)).isEqualTo("绿茶");
        assertThat(names.value("a", "black", "Black", CHINESE)).isEqualTo("Black");
    }

    @Test
    void namesEveryPartOfAForm() {
        var form = NamedForm.of(json("""
                {"components": [
                  {"type": "text", "id": "Text_1", "text": "Please"},
                  {"type": "group", "id": "Group_1", "label": "Tea", "components": [
                    {"type": "select", "key": "kind", "label": "Kind", "description": "Which one",
                     "values": [{"label": "Green", "value": "green"}, {"value": "black"}]}]},
                  {"type": "datetime", "key": "at", "subtype": "datetime", "dateLabel": "On", "timeLabel": "At"},
                  {"type": "textfield", "key": "note", "label": "Note"}]}"""), read("""
                Text_1: {zh-CN: 请填写}
                Group_1: {zh-CN: 茶}
                kind:
                  zh-CN: 种类
                  description: {zh-CN: 哪一种}
                  values: {green: {zh-CN: 绿茶}, black: {zh-CN: 红茶}}
                at: {zh-CN: 日期, time: {zh-CN: 时间}}
                """), CHINESE);

        var parts = form.path("components");
        assertThat(parts.path(0).path("text").asString()).isEqualTo("请填写");
        assertThat(parts.path(1).path("label").asString()).isEqualTo("茶");
        var kind = parts.path(1).path("components").path(0);
        assertThat(kind.path("label").asString()).isEqualTo("种类");
        assertThat(kind.path("description").asString()).isEqualTo("哪一种");
        assertThat(kind.path("values").path(0).path("label").asString()).isEqualTo("绿茶");
        assertThat(kind.path("values").path(1).path("label").asString()).isEqualTo("红茶");
        assertThat(kind.path("values").path(1).path("value").asString()).isEqualTo("black");
        assertThat(parts.path(2).path("dateLabel").asString()).isEqualTo("日期");
        assertThat(parts.path(2).path("timeLabel").asString()).isEqualTo("时间");
        assertThat(parts.path(3).path("label").asString()).as("without a name").isEqualTo("Note");
    }

    @Test
    void givesNoNameToAPartThatIsDrawnWithoutOne() {
        var form = NamedForm.of(
                json("{\"components\": [{\"type\": \"group\", \"id\": \"Group_1\", \"label\": \"\"}]}"),
                read("other: {zh-CN: 茶}"),
                CHINESE);

        assertThat(form.path("components").path(0).path("label").asString()).isEmpty();
    }

    @Test
    void leavesTheFormThatItWasGivenAsItIs() {
        var drawn = json("{\"components\": [{\"type\": \"textfield\", \"key\": \"a\", \"label\": \"Tea\"}]}");

        NamedForm.of(drawn, read("a: {zh-CN: 茶}"), CHINESE);

        assertThat(drawn.path("components").path(0).path("label").asString()).isEqualTo("Tea");
    }

    private static DrawnNames read(String content) {
        return NamesFile.read(content, new Report(""));
    }

    private static JsonNode json(String text) {
        return new JsonMapper().readTree(text);
    }
}
