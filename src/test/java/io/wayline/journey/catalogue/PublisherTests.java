package io.wayline.journey.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.journey.catalogue.Publisher.Ask;
import io.wayline.journey.catalogue.Publisher.Change;
import io.wayline.journey.catalogue.plan.PublicationPlans;
import io.wayline.journey.catalogue.refusal.ItemChanged;
import io.wayline.journey.catalogue.refusal.NotRetirable;
import io.wayline.journey.catalogue.refusal.PublicationRefused;
import io.wayline.journey.catalogue.refusal.UnreadableModel;
import io.wayline.journey.check.Corpus;
import io.wayline.journey.model.Finding;
import io.wayline.journey.model.ModelFile;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.Refusal;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.Letters;

import static io.wayline.journey.catalogue.CatalogueDriver.caller;
import static io.wayline.journey.catalogue.CatalogueDriver.journey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Nothing comes to count but through the check, and of two who publish at once one wins. */
@DatabaseTest
class PublisherTests {

    @Autowired
    CatalogueDriver catalogue;

    @Autowired
    CatalogueItems items;

    @Autowired
    Publisher publisher;

    @Autowired
    Drafts drafts;

    @Autowired
    PublicationPlans plans;

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
    void aNewJourneyIsPublished() {
        var made = publisher.publish(drawn("Tea"), ask(0));

        assertThat(made.number()).isEqualTo(1);
        assertThat(made.state()).isEqualTo(VersionState.PUBLISHED);
        assertThat(made.origin()).isEqualTo(Origin.API);
        assertThat(made.madeBy()).isEqualTo("shen");
        assertThat(made.why()).isEqualTo("as we agreed");
        assertThat(made.definition()).startsWith(folder + ":1:");
    }

    @Test
    void whatSaysTheSameMakesNoVersion() {
        publisher.publish(drawn("Tea"), ask(0));

        assertThat(publisher.publish(drawn("Tea"), ask(1)).number()).isEqualTo(1);
    }

    @Test
    void whatTheCheckRefusesIsNotPublished() {
        var wrong = new ModelContent(caller(folder, "nobody-knows-it"), null, null);

        assertThatThrownBy(() -> publisher.publish(new Change(tea, folder, wrong), ask(0)))
                .isInstanceOfSatisfying(PublicationRefused.class, refused -> {
                    assertThat(refused.found().errors())
                            .extracting(Finding::element)
                            .contains("Call_Other");
                    assertThat(refused.findings()).isNotEmpty();
                });

        assertThatThrownBy(() -> items.get(tea, Locale.ENGLISH)).isInstanceOf(NotFound.class);
        assertThat(deployed(folder)).isZero();
    }

    @Test
    void aChangeThatBreaksAnotherJourneyIsRefused() {
        publisher.publish(drawn("Tea"), ask(0));
        publisher.publish(new Change(pot, folder, new ModelContent(caller(other, folder), null, null)), ask(0));

        var circle = new ModelContent(caller(folder, other), null, null);
        assertThatThrownBy(() -> publisher.publish(new Change(tea, null, circle), ask(1)))
                .isInstanceOf(PublicationRefused.class);

        assertThat(item(tea).live()).isEqualTo(1);
    }

    @Test
    void whoLookedAtAnotherVersionIsTold() {
        publisher.publish(drawn("Tea"), ask(0));
        publisher.publish(drawn("Green tea"), ask(1));

        assertThatThrownBy(() -> publisher.publish(drawn("Black tea"), ask(1)))
                .isInstanceOfSatisfying(
                        ItemChanged.class, changed -> assertThat(changed.now()).isEqualTo(2));
    }

    @Test
    void ofTwoWhoPublishAtOnceOneWinsAndTheOtherIsTold() throws Exception {
        publisher.publish(drawn("Tea"), ask(0));
        var start = new CyclicBarrier(2);

        var told = together(
                () -> {
                    start.await();
                    return publisher.publish(drawn("Green tea"), ask(1)).number();
                },
                () -> {
                    start.await();
                    return publisher.publish(drawn("Black tea"), ask(1)).number();
                });

        assertThat(told).containsExactlyInAnyOrder("2", "catalogue-item-changed");
        assertThat(item(tea).newest()).isEqualTo(2);
        assertThat(deployed(folder)).isEqualTo(2);
    }

    @Test
    void onePublishesWhileANodeStartsAndBothAreDone() throws Exception {
        publisher.publish(drawn("Tea"), ask(0));
        var start = new CyclicBarrier(2);

        var told = together(
                () -> {
                    start.await();
                    return publisher.publish(drawn("Green tea"), ask(1)).number();
                },
                () -> {
                    start.await();
                    catalogue.startsWith(folder, Map.of(other + ".bpmn", journey(other, "Pot")));
                    return item(pot).live();
                });

        assertThat(told).containsExactly("2", "1");
    }

    @Test
    void anOlderVersionIsBroughtBackAsANewOne() {
        publisher.publish(drawn("Tea"), ask(0));
        publisher.publish(drawn("Green tea"), ask(1));

        var back = publisher.rollBack(tea, 1, ask(2));

        assertThat(back.number()).isEqualTo(3);
        assertThat(back.repeats()).isEqualTo(1);
        assertThat(back.hash()).isEqualTo(items.version(tea, 1).hash());
        assertThat(items.version(tea, 2).state()).isEqualTo(VersionState.RETIRED);
        assertThat(deployed(folder)).isEqualTo(3);
    }

    @Test
    void nobodyEntersAJourneyThatWasTakenOutOfUseUntilItIsBroughtBack() {
        publisher.publish(drawn("Tea"), ask(0));

        publisher.retire(tea, ask(1));

        assertThat(item(tea).live()).isNull();
        assertThat(items.version(tea, 1).ended().by()).isEqualTo("shen");
        assertThat(isOpen(folder)).isFalse();

        publisher.rollBack(tea, 1, ask(0));

        assertThat(isOpen(folder)).isTrue();
    }

    @Test
    void aJourneyThatOthersCallStays() {
        publisher.publish(drawn("Tea"), ask(0));
        publisher.publish(new Change(pot, folder, new ModelContent(caller(other, folder), null, null)), ask(0));

        assertThatThrownBy(() -> publisher.retire(tea, ask(1)))
                .isInstanceOfSatisfying(
                        NotRetirable.class, no -> assertThat(no.callers()).containsExactly(other));
    }

    @Test
    void betterWordsAreAVersionHereAndNoNewOneForTheEngine() {
        publisher.publish(drawn("Tea"), ask(0));
        var named = new ModelContent(journey(folder, "Tea"), folder + ":\n  en: Cup of tea\n  zh-CN: 一杯茶", null);

        var made = publisher.publish(new Change(tea, null, named), ask(1));

        assertThat(made.number()).isEqualTo(2);
        assertThat(deployed(folder)).isEqualTo(1);
        assertThat(items.get(tea, Locale.SIMPLIFIED_CHINESE).name()).isEqualTo("一杯茶");
    }

    /** That the check refuses each is shown beside the check; here are some of every kind, at each door. */
    @Test
    void hostileFilesAreRefusedByPublicationAndNoDraftOfThemIsPublished() {
        var files = new ArrayList<>(Corpus.hostile());
        files.addAll(Corpus.unreadable());
        for (var at = 0; at < files.size(); at += 40) {
            refused(files.get(at));
        }
    }

    private void refused(ModelFile file) {
        var kind = ItemKind.of(file);
        if (kind.isEmpty()) {
            return;
        }
        var id = new ItemId(kind.get(), file.key());
        try {
            var change = new Change(id, folder, new ModelContent(file.content(), null, null));
            var findings = publisher.check(change);
            if (!findings.refused()) {
                // what only warns is for a person to judge
                return;
            }
            assertThatThrownBy(() -> publisher.publish(change, ask(0)))
                    .as(file.name())
                    .isInstanceOf(PublicationRefused.class);
            var draft = drafts.save(change, 0, "shen");
            assertThatThrownBy(() -> plans.askForDraft(id, draft.revision(), Origin.STUDIO, "try it", "shen", null))
                    .as(file.name())
                    .isInstanceOf(PublicationRefused.class);
        } catch (UnreadableModel | InvalidValue atTheDoor) {
            assertThat(atTheDoor.getMessage()).isNotBlank();
        }
        assertThatThrownBy(() -> items.get(id, Locale.ENGLISH)).as(file.name()).isInstanceOf(NotFound.class);
    }

    @SafeVarargs
    private static List<String> together(Callable<Integer>... acts) throws Exception {
        var threads = Executors.newFixedThreadPool(acts.length);
        try {
            var told = new ArrayList<String>();
            for (Future<Integer> done : threads.invokeAll(List.of(acts))) {
                try {
                    told.add(String.valueOf(done.get()));
                } catch (ExecutionException refused) {
                    told.add(((Refusal) refused.getCause()).code());
                }
            }
            return told;
        } finally {
            threads.shutdown();
        }
    }

    private Change drawn(String name) {
        return new Change(tea, folder, new ModelContent(journey(folder, name), null, null));
    }

    private static Ask ask(int seen) {
        return new Ask(Origin.API, "shen", "as we agreed", seen);
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

    private boolean isOpen(String key) {
        return !repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult()
                .isSuspended();
    }
}
