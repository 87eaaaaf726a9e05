package io.wayline.journey.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.journey.catalogue.Publisher.Ask;
import io.wayline.journey.catalogue.Publisher.Change;
import io.wayline.journey.catalogue.refusal.PublicationRefused;
import io.wayline.journey.catalogue.refusal.UnreadableModel;
import io.wayline.journey.check.Corpus;
import io.wayline.journey.check.OtherPrograms;
import io.wayline.journey.model.ModelCheck;
import io.wayline.journey.model.ModelFile;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.Letters;
import io.wayline.testing.OneDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Every door takes the same, keeps it to the byte, and refuses the same; a wrong file stops nobody else's. */
@DatabaseTest
@OneDatabase
@Timeout(120)
class DoorsTests {

    @Autowired
    CatalogueDriver catalogue;

    @Autowired
    CatalogueItems items;

    @Autowired
    Publisher publisher;

    @Autowired
    Drafts drafts;

    @Autowired
    ModelCheck check;

    private final String folder = "door-" + Letters.some();

    @AfterEach
    void nothingIsLeft() {
        catalogue.forget(folder);
    }

    /** All that the check refuses, wherever it comes from. */
    private static List<ModelFile> refused() {
        var wrong = Corpus.expected().stream()
                .filter(expected -> !expected.warns() && !expected.rule().equals("timer-past"))
                .map(Corpus.Expected::file)
                .collect(Collectors.toSet());
        return Stream.concat(
                        Corpus.hostile().stream().filter(file -> wrong.contains(file.name())),
                        Corpus.unreadable().stream())
                .toList();
    }

    /** A few of each sort: they all meet the same check, which takes its time for everything that counts. */
    static Stream<String> hostile() {
        var names = refused().stream()
                .filter(file -> !file.content().isBlank())
                .map(ModelFile::name)
                .toList();
        return IntStream.range(0, names.size()).filter(at -> at % 25 == 0).mapToObj(names::get);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/traps.bpmn", "a/pool-to-look-at.bpmn", "a/byte-order-mark.bpmn", "a/edition-15.dmn"})
    void whatOtherProgramsWriteIsPublishedAndGivenBackToTheByte(String name) {
        var file = unique(find(OtherPrograms.harmless().stream(), name));
        var id = id(file);
        var content = new ModelContent(file.content(), null, null);

        drafts.save(new Change(id, folder, content), 0, "lin");
        publisher.publish(new Change(id, folder, content), new Ask(Origin.API, "lin", "a test", 0));

        assertThat(drafts.find(id, "lin").orElseThrow().content().drawing()).isEqualTo(file.content());
        assertThat(items.content(id, 1).drawing()).isEqualTo(file.content());
    }

    @Test
    void whatOtherProgramsWriteIsTakenFromTheFolder() {
        var files = new HashMap<String, String>();
        OtherPrograms.harmless().stream()
                .map(this::unique)
                .forEach(file -> files.put(file.name().substring(2), file.content()));

        catalogue.startsWith(folder, files);

        assertThat(files).allSatisfy((name, content) -> {
            var id = id(new ModelFile(name, content));
            assertThat(live(id)).as(name).isEqualTo(1);
            assertThat(items.content(id, 1).drawing()).isEqualTo(content);
        });
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void whatIsHostileIsPublishedByNobody(String name) {
        var file = find(refused().stream(), name);
        var content = new ModelContent(file.content(), null, null);

        assertThatThrownBy(() -> publisher.publish(
                        new Change(id(file), folder, content), new Ask(Origin.STUDIO, "lin", "a test", 0)))
                .isInstanceOf(PublicationRefused.class);
        try {
            drafts.save(new Change(id(file), folder, content), 0, "lin");
            assertThat(drafts.check(id(file), "lin").refused()).isTrue();
        } catch (UnreadableModel notEvenKept) {
            assertThat(drafts.find(id(file), "lin")).isEmpty();
        }
    }

    @Test
    void aFolderFullOfHostileFilesStopsNeitherTheStartNorTheOneThatIsRight() {
        var files = new HashMap<String, String>();
        refused().forEach(file -> files.put(file.name().substring(file.name().lastIndexOf('/') + 1), file.content()));
        files.put(folder + ".bpmn", CatalogueDriver.journey(folder, "Tea"));

        catalogue.startsWith(folder, files);

        assertThat(live(new ItemId(ItemKind.JOURNEY, folder))).isEqualTo(1);
        files.remove(folder + ".bpmn");
        assertThat(files.keySet())
                .allSatisfy(name ->
                        assertThat(live(id(new ModelFile(name, "")))).as(name).isNull());
    }

    @Test
    void aNodeThatReadsWhatOthersWroteAfterARestartChecksItAgain() {
        var file = unique(find(OtherPrograms.harmless().stream(), "a/traps.bpmn"));

        catalogue.startsWith(folder, Map.of(file.name().substring(2), file.content()));

        assertThat(check.check(Set.of(new ModelFile(file.key() + ".bpmn", file.content())))
                        .refused())
                .isFalse();
    }

    private static ModelFile find(Stream<ModelFile> files, String name) {
        return files.filter(file -> file.name().equals(name)).findFirst().orElseThrow();
    }

    /** The same with a key that no other test has. */
    private ModelFile unique(ModelFile file) {
        var key = file.key();
        var other = folder + "-" + key;
        return new ModelFile(
                file.name().replace(key, other),
                file.content()
                        .replace("\"" + key + "\"", "\"" + other + "\"")
                        .replace("\"#" + key + "\"", "\"#" + other + "\""));
    }

    private @Nullable Integer live(ItemId id) {
        return items.find(id, Locale.ENGLISH)
                .map(listed -> listed.item().live())
                .orElse(null);
    }

    private static ItemId id(ModelFile file) {
        return new ItemId(ItemKind.of(file).orElseThrow(), file.key());
    }
}
