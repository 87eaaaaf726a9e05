package io.wayline.journey.catalogue;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.journey.catalogue.Publisher.Ask;
import io.wayline.journey.catalogue.Publisher.Change;
import io.wayline.journey.catalogue.plan.PublicationPlans;
import io.wayline.journey.catalogue.refusal.DraftChanged;
import io.wayline.journey.catalogue.refusal.ItemChanged;
import io.wayline.journey.catalogue.refusal.UnreadableModel;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.Letters;
import io.wayline.testing.SettableClock;

import static io.wayline.journey.catalogue.CatalogueDriver.caller;
import static io.wayline.journey.catalogue.CatalogueDriver.journey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Each has a draft of their own, sees who else has one, and publishes what they looked at. */
@DatabaseTest
class DraftsTests {

    @Autowired
    CatalogueDriver catalogue;

    @Autowired
    Drafts drafts;

    @Autowired
    PublicationPlans plans;

    @Autowired
    Publisher publisher;

    @Autowired
    SettableClock clock;

    private final String folder = "tea-" + Letters.some();
    private final ItemId tea = new ItemId(ItemKind.JOURNEY, folder);

    @AfterEach
    void nothingIsLeft() {
        catalogue.forget(folder);
    }

    @Test
    void whatIsSavedIsKeptAndCountsForNothing() {
        published("Tea");

        var draft = drafts.save(drawn("Green tea"), 0, "shen");

        assertThat(draft.revision()).isEqualTo(1);
        assertThat(draft.basedOn()).isEqualTo(1);
        assertThat(drafts.find(tea, "shen")).contains(draft);
        assertThat(drafts.find(tea, "he")).isEmpty();
    }

    @Test
    void ofTwoWindowsTheSecondIsTold() {
        drafts.save(drawn("Tea"), 0, "shen");
        drafts.save(drawn("Green tea"), 1, "shen");

        assertThatThrownBy(() -> drafts.save(drawn("Black tea"), 1, "shen")).isInstanceOf(DraftChanged.class);
        assertThatThrownBy(() -> drafts.save(drawn("Black tea"), 0, "shen")).isInstanceOf(DraftChanged.class);
        assertThatThrownBy(() -> plans.askForDraft(tea, 1, Origin.STUDIO, "why not", "shen", null))
                .isInstanceOf(DraftChanged.class);
    }

    @Test
    void twoPeopleSeeEachOtherAndWhetherTheyAreStillAtIt() {
        drafts.save(drawn("Tea"), 0, "shen");
        drafts.save(drawn("Green tea"), 0, "he");

        var seen = drafts.others(tea, "shen");
        assertThat(seen).extracting(Draft::owner).containsExactly("he");
        assertThat(drafts.isHeld(seen.get(0))).isTrue();

        clock.advance(Duration.ofMinutes(3));
        assertThat(drafts.isHeld(drafts.others(tea, "shen").get(0))).isFalse();

        drafts.hold(tea, "he");
        assertThat(drafts.isHeld(drafts.others(tea, "shen").get(0))).isTrue();
    }

    @Test
    void theCheckSaysWhetherADraftMayBePublishedUntilItIsChanged() {
        drafts.save(
                new Change(tea, folder, new ModelContent(caller(folder, "nobody-knows-it"), null, null)), 0, "shen");
        assertThat(drafts.check(tea, "shen").refused()).isTrue();
        assertThat(drafts.find(tea, "shen").orElseThrow().checked()).isFalse();

        drafts.save(drawn("Tea"), 1, "shen");
        assertThat(drafts.check(tea, "shen").refused()).isFalse();
        assertThat(drafts.find(tea, "shen").orElseThrow().checked()).isTrue();

        drafts.save(drawn("Green tea"), 2, "shen");
        assertThat(drafts.find(tea, "shen").orElseThrow().checked()).isFalse();
    }

    @Test
    void whatIsPublishedIsNoDraftAnyMore() {
        drafts.save(drawn("Tea"), 0, "shen");

        var made = plans.askForDraft(tea, 1, Origin.STUDIO, "a cup for all", "shen", null)
                .version();

        assertThat(made.number()).isEqualTo(1);
        assertThat(made.origin()).isEqualTo(Origin.STUDIO);
        assertThat(drafts.find(tea, "shen")).isEmpty();
    }

    @Test
    void whatOthersPublishedMeanwhileIsLookedAtFirst() {
        published("Tea");
        drafts.save(drawn("Green tea"), 0, "shen");
        publisher.publish(drawn("Black tea"), new Ask(Origin.API, "he", "as we agreed", 1));

        assertThatThrownBy(() -> plans.askForDraft(tea, 1, Origin.STUDIO, "green", "shen", null))
                .isInstanceOf(ItemChanged.class);

        var mine = drafts.goOnFrom(tea, 2, "shen");
        assertThat(plans.askForDraft(tea, mine.revision(), Origin.STUDIO, "green", "shen", null)
                        .version()
                        .number())
                .isEqualTo(3);
    }

    @Test
    void whatNobodyCanReadIsNotKept() {
        var foreign = new ModelContent("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hosts'>]><x>&e;</x>", null, null);

        assertThatThrownBy(() -> drafts.save(new Change(tea, folder, foreign), 0, "shen"))
                .isInstanceOfSatisfying(
                        UnreadableModel.class, no -> assertThat(no.rule()).isEqualTo("xml-doctype"));
        assertThat(drafts.find(tea, "shen")).isEmpty();
    }

    private void published(String name) {
        publisher.publish(drawn(name), new Ask(Origin.API, "he", "as we agreed", 0));
    }

    private Change drawn(String name) {
        return new Change(tea, folder, new ModelContent(journey(folder, name), null, null));
    }
}
