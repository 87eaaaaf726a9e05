package io.wayline.journey.catalogue;

import java.util.Locale;
import java.util.Map;

import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.journey.catalogue.Publisher.Ask;
import io.wayline.journey.catalogue.Publisher.Change;
import io.wayline.journey.model.Finding;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.Letters;

import static io.wayline.journey.catalogue.CatalogueDriver.caller;
import static io.wayline.journey.catalogue.CatalogueDriver.journey;
import static org.assertj.core.api.Assertions.assertThat;

/** What the product brings counts until somebody here changes it; a wrong file stops nobody else's. */
@DatabaseTest
class ShippedModelsTests {

    @Autowired
    CatalogueDriver catalogue;

    @Autowired
    CatalogueItems items;

    @Autowired
    Publisher publisher;

    @Autowired
    RepositoryService repository;

    private final String folder = "tea-" + Letters.some();
    private final String other = folder + "-pot";
    private final ItemId tea = new ItemId(ItemKind.JOURNEY, folder);
    private final ItemId pot = new ItemId(ItemKind.JOURNEY, other);

    @AfterEach
    void nothingIsLeft() {
        catalogue.forget(folder);
    }

    @Test
    void aRestartPublishesNothing() {
        ships("Tea");
        ships("Tea");

        assertThat(item(tea).newest()).isEqualTo(1);
        assertThat(deployed(folder)).isEqualTo(1);
    }

    @Test
    void whatWasShippedSaysFromWhereItIsAndWhatItHolds() {
        ships("Tea");

        var version = items.version(tea, 1);
        assertThat(version.state()).isEqualTo(VersionState.PUBLISHED);
        assertThat(version.origin()).isEqualTo(Origin.SHIPPED);
        assertThat(version.madeBy()).isNull();
        assertThat(version.hash()).matches("[0-9a-f]{64}");
        assertThat(version.definition()).startsWith(folder + ":1:");
        assertThat(items.content(tea, 1).drawing()).isEqualTo(journey(folder, "Tea"));
    }

    @Test
    void aChangedFileOfOneLeavesTheOthersAtTheirVersion() {
        catalogue.startsWith(folder, Map.of(file(folder), journey(folder, "Tea"), file(other), journey(other, "Pot")));
        catalogue.startsWith(folder, Map.of(file(folder), journey(folder, "Tee"), file(other), journey(other, "Pot")));

        assertThat(deployed(folder)).isEqualTo(2);
        assertThat(deployed(other)).isEqualTo(1);
    }

    @Test
    void aWrongFileIsListedAndTheRestRuns() {
        catalogue.startsWith(folder, Map.of(file(folder), wrong(folder), file(other), journey(other, "Pot")));

        assertThat(item(tea).live()).isNull();
        assertThat(items.version(tea, 1).state()).isEqualTo(VersionState.DRAFT);
        assertThat(items.version(tea, 1).findings()).extracting(Finding::rule).contains("code");
        assertThat(deployed(folder)).isZero();
        assertThat(item(pot).live()).isEqualTo(1);
    }

    @Test
    void whatCannotGoWithoutAWrongFileIsListedToo() {
        catalogue.startsWith(folder, Map.of(file(folder), wrong(folder), file(other), caller(other, folder)));

        assertThat(items.version(tea, 1).state()).isEqualTo(VersionState.DRAFT);
        assertThat(items.version(pot, 1).state()).isEqualTo(VersionState.DRAFT);
        assertThat(items.version(pot, 1).findings()).isNotEmpty();
    }

    @Test
    void theVersionBeforeGoesOnWhenAFileGoesWrongAndAMendedOneTakesItsPlace() {
        ships("Tea");
        catalogue.startsWith(folder, Map.of(file(folder), wrong(folder)));

        assertThat(item(tea).live()).isEqualTo(1);
        assertThat(items.version(tea, 2).state()).isEqualTo(VersionState.DRAFT);

        ships("Green tea");

        assertThat(item(tea).live()).isEqualTo(3);
        assertThat(items.version(tea, 1).state()).isEqualTo(VersionState.RETIRED);
        assertThat(items.version(tea, 2).state()).isEqualTo(VersionState.RETIRED);
        assertThat(deployed(folder)).isEqualTo(2);
    }

    @Test
    void oursIsNewerUntilTheFileChangesAndThenAPersonDecides() {
        ships("Tea");
        ours("Our tea");
        ships("Tea");

        assertThat(item(tea).live()).isEqualTo(2);
        assertThat(item(tea).waiting()).isNull();

        ships("Green tea");

        assertThat(item(tea).live()).isEqualTo(2);
        assertThat(item(tea).waiting()).isEqualTo(3);
        assertThat(items.version(tea, 3).state()).isEqualTo(VersionState.CHECKED);
        assertThat(deployed(folder)).isEqualTo(2);
    }

    @Test
    void whoTakesWhatWasShippedGoesOnWithWhatIsShippedNext() {
        ships("Tea");
        ours("Our tea");
        ships("Green tea");

        publisher.takeShipped(tea, ask(2));

        assertThat(item(tea).live()).isEqualTo(3);
        assertThat(item(tea).waiting()).isNull();
        assertThat(items.version(tea, 2).state()).isEqualTo(VersionState.RETIRED);

        ships("Black tea");

        assertThat(item(tea).live()).isEqualTo(4);
    }

    @Test
    void whoKeepsOursIsNotAskedAgainByTheSameFile() {
        ships("Tea");
        ours("Our tea");
        ships("Green tea");

        publisher.keepOurs(tea, ask(2));
        ships("Green tea");

        assertThat(item(tea).live()).isEqualTo(2);
        assertThat(item(tea).waiting()).isNull();
        assertThat(items.version(tea, 3).ended().why()).isEqualTo("as we agreed");
    }

    @Test
    void anOlderNodeBringsNothingBack() {
        ships("Tea");
        ships("Green tea");
        ships("Tea");

        assertThat(item(tea).live()).isEqualTo(2);
        assertThat(item(tea).newest()).isEqualTo(2);
        assertThat(deployed(folder)).isEqualTo(2);
    }

    @Test
    void whatWasMadeHereBeforeItWasShippedIsNoCaseForAPerson() {
        ships("Tea");
        ours("Green tea");
        ships("Green tea");

        assertThat(item(tea).live()).isEqualTo(3);
        assertThat(item(tea).waiting()).isNull();
        assertThat(items.version(tea, 3).origin()).isEqualTo(Origin.SHIPPED);
        assertThat(deployed(folder)).isEqualTo(2);
    }

    @Test
    void whatWasTakenOutOfUseIsNotBroughtBackByANewFile() {
        ships("Tea");
        publisher.retire(tea, ask(1));
        ships("Green tea");

        assertThat(item(tea).live()).isNull();
        assertThat(item(tea).waiting()).isEqualTo(2);
    }

    @Test
    void aFileThatWouldBreakOthersWaitsAndOthersGoOn() {
        catalogue.startsWith(folder, Map.of(file(folder), journey(folder, "Tea"), file(other), caller(other, folder)));
        catalogue.startsWith(folder, Map.of(file(folder), caller(folder, other), file(other), caller(other, folder)));

        assertThat(item(tea).live()).as("they would call each other for ever").isEqualTo(1);
        assertThat(item(pot).live()).isEqualTo(1);
    }

    private void ships(String name) {
        catalogue.startsWith(folder, Map.of(file(folder), journey(folder, name)));
    }

    private void ours(String name) {
        publisher.publish(
                new Change(tea, null, new ModelContent(journey(folder, name), null, null)),
                ask(item(tea).seen()));
    }

    private static Ask ask(int seen) {
        return new Ask(Origin.STUDIO, "shen", "as we agreed", seen);
    }

    private CatalogueItem item(ItemId id) {
        return items.get(id, Locale.ENGLISH).item();
    }

    private long deployed(String key) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .count();
    }

    private static String file(String key) {
        return key + ".bpmn";
    }

    private static String wrong(String key) {
        return journey(key, "Tea")
                .replace(
                        "<startEvent id=\"StartEvent_Thirsty\">",
                        "<serviceTask id=\"Task_Code\" camunda:class=\"java.lang.Runtime\"/>"
                                + "<startEvent id=\"StartEvent_Thirsty\">");
    }
}
