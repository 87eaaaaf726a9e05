package io.wayline.journey.catalogue.plan;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CyclicBarrier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import io.wayline.journey.catalogue.CatalogueDriver;
import io.wayline.journey.catalogue.CatalogueItems;
import io.wayline.journey.catalogue.Drafts;
import io.wayline.journey.catalogue.ItemId;
import io.wayline.journey.catalogue.ItemKind;
import io.wayline.journey.catalogue.ModelContent;
import io.wayline.journey.catalogue.Origin;
import io.wayline.journey.catalogue.Publisher;
import io.wayline.journey.catalogue.Publisher.Ask;
import io.wayline.journey.catalogue.Publisher.Change;
import io.wayline.journey.catalogue.refusal.ItemChanged;
import io.wayline.journey.catalogue.refusal.PublicationRefused;
import io.wayline.shared.InvalidValue;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.Letters;
import io.wayline.testing.SecondNode;
import io.wayline.testing.SettableClock;

import static io.wayline.journey.catalogue.CatalogueDriver.caller;
import static io.wayline.journey.catalogue.CatalogueDriver.journey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What waits is published once, at its time, and only if it still may be. */
@DatabaseTest
class PublicationPlansTests {

    @Autowired
    PublicationPlans plans;

    @Autowired
    PlanDriver driver;

    @Autowired
    CatalogueDriver catalogue;

    @Autowired
    CatalogueItems items;

    @Autowired
    Publisher publisher;

    @Autowired
    Drafts drafts;

    @Autowired
    SettableClock clock;

    @Autowired
    ApplicationContext node;

    private final String folder = "tea-" + Letters.some();
    private final ItemId tea = new ItemId(ItemKind.JOURNEY, folder);
    private final ItemId pot = new ItemId(ItemKind.JOURNEY, folder + "-pot");

    @AfterEach
    void nothingIsLeft() {
        driver.forget(folder);
        catalogue.forget(folder);
    }

    @Test
    void withoutATimeAndASecondPersonItIsPublishedAtOnce() {
        var answer = plans.ask(drawn("Tea"), ask("he", 0), null, null);

        assertThat(answer.version().number()).isEqualTo(1);
        assertThat(answer.plan()).isNull();
    }

    @Test
    void itIsPublishedAtItsTimeAndNotBefore() {
        publisher.publish(drawn("Tea"), ask("he", 0));
        var plan = planned("Green tea", 1);

        driver.nodeLooks();
        assertThat(live()).isEqualTo(1);

        clock.advance(Duration.ofHours(2));
        driver.nodeLooks();
        driver.nodeLooks();

        assertThat(live()).isEqualTo(2);
        assertThat(items.version(tea, 2).publishedBy()).isEqualTo("he");
        assertThat(plans.get(tea, plan.id()))
                .extracting(PublicationPlan::state, PublicationPlan::number)
                .containsExactly(PlanState.PUBLISHED, 2);
        assertThat(plans.open(tea)).isEmpty();
    }

    @Test
    void whatWasPlannedIsPublishedAndLaterSavesOfTheDraftStay() {
        publisher.publish(drawn("Tea"), ask("he", 0));
        var draft = drafts.save(drawn("Green tea"), 0, "he");
        plans.ask(
                drawn("Green tea"),
                ask("he", 1),
                draft.revision(),
                clock.instant().plus(Duration.ofHours(1)));
        drafts.save(drawn("Black tea"), draft.revision(), "he");

        clock.advance(Duration.ofHours(2));
        driver.nodeLooks();

        assertThat(items.get(tea, Locale.ENGLISH).name()).isEqualTo("Green tea");
        assertThat(drafts.find(tea, "he").orElseThrow().content().drawing()).contains("Black tea");
    }

    @Test
    void aDraftThatWasPublishedAtItsTimeIsOver() {
        publisher.publish(drawn("Tea"), ask("he", 0));
        var draft = drafts.save(drawn("Green tea"), 0, "he");
        plans.ask(
                drawn("Green tea"),
                ask("he", 1),
                draft.revision(),
                clock.instant().plus(Duration.ofHours(1)));

        clock.advance(Duration.ofHours(2));
        driver.nodeLooks();

        assertThat(drafts.find(tea, "he")).isEmpty();
    }

    @Test
    void whenSomebodyPublishedMeanwhileItIsRefusedAndStaffAreTold() {
        publisher.publish(drawn("Tea"), ask("he", 0));
        var plan = planned("Green tea", 1);
        publisher.publish(drawn("Black tea"), ask("shen", 1));

        clock.advance(Duration.ofHours(2));
        driver.nodeLooks();

        assertThat(live()).isEqualTo(2);
        var refused = plans.get(tea, plan.id());
        assertThat(refused.state()).isEqualTo(PlanState.REFUSED);
        assertThat(refused.refusal()).isEqualTo("catalogue-item-changed");
        assertThat(refused.isNews()).isTrue();

        plans.read(tea, plan.id(), "he");

        assertThat(plans.get(tea, plan.id()).isNews()).isFalse();
    }

    @Test
    void whatNoLongerPassesTheCheckIsRefusedWithWhatWasFound() {
        publisher.publish(drawn("Tea"), ask("he", 0));
        publisher.publish(
                new Change(pot, folder, new ModelContent(journey(pot.key(), "Pot"), null, null)), ask("he", 0));
        var plan = plans.ask(
                        new Change(tea, null, new ModelContent(caller(folder, pot.key()), null, null)),
                        ask("he", 1),
                        null,
                        clock.instant().plus(Duration.ofHours(1)))
                .plan();
        // the pot calls the tea meanwhile: both together would call each other
        publisher.publish(
                new Change(pot, null, new ModelContent(caller(pot.key(), folder), null, null)), ask("shen", 1));

        clock.advance(Duration.ofHours(2));
        driver.nodeLooks();

        assertThat(live()).isEqualTo(1);
        var refused = plans.get(tea, plan.id());
        assertThat(refused.state()).isEqualTo(PlanState.REFUSED);
        assertThat(refused.refusal()).isEqualTo("publication-refused");
        assertThat(refused.findings()).isNotEmpty();
    }

    @Test
    void twoNodesPublishItOnce() throws Exception {
        publisher.publish(drawn("Tea"), ask("he", 0));
        var plan = planned("Green tea", 1);
        clock.advance(Duration.ofHours(2));
        try (var second = new SecondNode(node)) {
            var start = new CyclicBarrier(2);

            var other = second.begins(() -> {
                start.await();
                return second.get(PublicationPlans.class).publishDue();
            });
            start.await();
            plans.publishDue();
            SecondNode.result(other);
        }

        assertThat(live()).isEqualTo(2);
        assertThat(items.get(tea, Locale.ENGLISH).item().newest()).isEqualTo(2);
        assertThat(plans.get(tea, plan.id()).state()).isEqualTo(PlanState.PUBLISHED);
    }

    @Test
    void whatIsCancelledIsNotPublished() {
        publisher.publish(drawn("Tea"), ask("he", 0));
        var plan = planned("Green tea", 1);

        plans.cancel(tea, plan.id(), "shen");
        clock.advance(Duration.ofHours(2));
        driver.nodeLooks();

        assertThat(live()).isEqualTo(1);
        assertThatThrownBy(() -> plans.cancel(tea, plan.id(), "he")).isInstanceOf(PlanSettled.class);
        assertThat(planned("Black tea", 1).isOpen()).isTrue();
    }

    @Test
    void oneWaitsAtATimeAndTimesThatPassedAreRefused() {
        publisher.publish(drawn("Tea"), ask("he", 0));
        var soon = clock.instant().plus(Duration.ofHours(1));
        planned("Green tea", 1);

        assertThatThrownBy(() -> plans.ask(drawn("Black tea"), ask("shen", 1), null, soon))
                .isInstanceOf(PlanPending.class);
        assertThatThrownBy(() -> plans.ask(drawn("Black tea"), ask("shen", 1), null, clock.instant()))
                .isInstanceOfSatisfying(
                        InvalidValue.class, unfit -> assertThat(unfit.field()).isEqualTo("at"));
        assertThatThrownBy(() -> plans.ask(
                        new Change(pot, folder, new ModelContent(caller(pot.key(), "nobody-knows-it"), null, null)),
                        ask("shen", 0),
                        null,
                        soon))
                .isInstanceOf(PublicationRefused.class);
    }

    @Test
    void theSecondPersonIsNeverTheFirst() {
        var two = driver.twoPeople();
        var plan = two.ask(drawn("Tea"), ask("he", 0), null, null).plan();
        assertThat(plan.state()).isEqualTo(PlanState.ASKED);

        assertThatThrownBy(() -> two.confirm(tea, plan.id(), "he")).isInstanceOf(OwnPlan.class);
        assertThatThrownBy(() -> two.decline(tea, plan.id(), "he", "no")).isInstanceOf(OwnPlan.class);

        var made = two.confirm(tea, plan.id(), "shen").version();

        assertThat(made.madeBy()).isEqualTo("he");
        assertThat(made.publishedBy()).isEqualTo("shen");
        assertThatThrownBy(() -> two.confirm(tea, plan.id(), "tang")).isInstanceOf(PlanSettled.class);
    }

    @Test
    void aPublicationForLaterWaitsForBothTheSecondPersonAndItsTime() {
        publisher.publish(drawn("Tea"), ask("he", 0));
        var two = driver.twoPeople();
        var at = clock.instant().plus(Duration.ofHours(1));
        var plan = two.ask(drawn("Green tea"), ask("he", 1), null, at).plan();

        two.confirm(tea, plan.id(), "shen");
        driver.nodeLooks();
        assertThat(live()).isEqualTo(1);

        clock.advance(Duration.ofHours(2));
        driver.nodeLooks();

        assertThat(live()).isEqualTo(2);
        assertThat(items.version(tea, 2).publishedBy()).isEqualTo("shen");
    }

    @Test
    void whatNobodyConfirmedIsNotPublishedAtItsTime() {
        publisher.publish(drawn("Tea"), ask("he", 0));
        var two = driver.twoPeople();
        var plan = two.ask(
                        drawn("Green tea"), ask("he", 1), null, clock.instant().plus(Duration.ofHours(1)))
                .plan();

        clock.advance(Duration.ofHours(2));
        driver.nodeLooks();
        assertThat(live()).isEqualTo(1);

        assertThat(two.confirm(tea, plan.id(), "shen").version().number()).isEqualTo(2);
    }

    @Test
    void aDeclinedOneSaysWhyAndIsOver() {
        var two = driver.twoPeople();
        var plan = two.ask(drawn("Tea"), ask("he", 0), null, null).plan();

        var declined = two.decline(tea, plan.id(), "shen", "too early");

        assertThat(declined.state()).isEqualTo(PlanState.DECLINED);
        assertThat(declined.endedWhy()).isEqualTo("too early");
        assertThat(two.open(tea)).isEmpty();
    }

    @Test
    void whoConfirmsWhatIsOutdatedIsToldAndItIsOver() {
        publisher.publish(drawn("Tea"), ask("he", 0));
        var two = driver.twoPeople();
        var plan = two.ask(drawn("Green tea"), ask("he", 1), null, null).plan();
        publisher.publish(drawn("Black tea"), ask("tang", 1));

        assertThatThrownBy(() -> two.confirm(tea, plan.id(), "shen")).isInstanceOf(ItemChanged.class);

        assertThat(two.get(tea, plan.id()).state()).isEqualTo(PlanState.REFUSED);
    }

    private PublicationPlan planned(String name, int seen) {
        return plans.ask(drawn(name), ask("he", seen), null, clock.instant().plus(Duration.ofHours(1)))
                .plan();
    }

    private Change drawn(String name) {
        return new Change(tea, folder, new ModelContent(journey(folder, name), null, null));
    }

    private static Ask ask(String by, int seen) {
        return new Ask(Origin.STUDIO, by, "as we agreed", seen);
    }

    private int live() {
        return items.get(tea, Locale.ENGLISH).item().live();
    }
}
