package io.wayline.journey.catalogue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

import io.wayline.journey.catalogue.WholeCheck.Candidate;
import io.wayline.journey.engine.model.ModelDeployments;
import io.wayline.journey.model.JourneyFolders;
import io.wayline.journey.model.ModelFile;
import io.wayline.shared.InvalidValue;

/**
 * Brings what lies under {@code processes/}, and in each root of {@link JourneyFolders}, to the catalogue at start: a
 * drawing with the names and cases beside it is one thing. Runs when all beans exist, so that every step a diagram names
 * can be found.
 */
@Component
class ShippedModels implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(ShippedModels.class);
    private static final String ROOT = "processes/";
    private static final String FILE = "[a-z0-9-]+/[^/]+\\.(bpmn|dmn|form|(names|tests)\\.yaml)";

    private final ResourcePatternResolver files;
    private final Arrivals arrivals;
    private final ModelDeployments engine;
    private final List<String> roots;

    ShippedModels(
            ResourcePatternResolver files,
            Arrivals arrivals,
            ModelDeployments engine,
            Collection<JourneyFolders> more) {
        this.files = files;
        this.arrivals = arrivals;
        this.engine = engine;
        this.roots = Stream.concat(Stream.of(ROOT), more.stream().flatMap(each -> each.roots().stream()))
                .toList();
    }

    @Override
    public void afterSingletonsInstantiated() {
        try {
            arrivals.bring(things(read()));
        } catch (IOException unreadable) {
            throw new IllegalStateException("The journeys under %s cannot be read".formatted(roots), unreadable);
        }
        engine.lookAgain();
        engine.forget();
    }

    private Collection<ModelFile> read() throws IOException {
        var contents = new TreeMap<String, ModelFile>();
        for (var root : roots) {
            for (var file : files.getResources("classpath*:" + root + "*/*")) {
                var name = nameOf(file, root);
                if (name.matches(FILE)) {
                    contents.put(name, new ModelFile(name, file.getContentAsString(StandardCharsets.UTF_8)));
                }
            }
        }
        return contents.values();
    }

    /** Each drawing with what lies beside it. */
    private static Collection<Candidate> things(Collection<ModelFile> files) {
        var things = new TreeMap<String, Candidate>();
        for (var drawing : files) {
            var kind = ItemKind.of(drawing);
            if (kind.isPresent()) {
                try {
                    var thing = thing(kind.get(), drawing, files);
                    var twin = things.putIfAbsent(thing.id().toString(), thing);
                    if (twin != null) {
                        log.error("{} was left out: folder {} has one of its name", drawing.name(), twin.folder());
                    }
                } catch (InvalidValue strange) {
                    log.error("{} was left out: {}", drawing.name(), strange.getMessage());
                }
            }
        }
        loose(files).forEach(file -> log.error("{} was left out: it lies beside no drawing", file.name()));
        return things.values();
    }

    private static Candidate thing(ItemKind kind, ModelFile drawing, Collection<ModelFile> files) {
        var folder = drawing.name().substring(0, drawing.name().indexOf('/'));
        return new Candidate(
                new ItemId(kind, drawing.key()),
                folder,
                new ModelContent(
                        drawing.content(),
                        beside(drawing, ModelFile.Kind.NAMES, files),
                        kind == ItemKind.DECISION ? beside(drawing, ModelFile.Kind.TESTS, files) : null));
    }

    private static String beside(ModelFile drawing, ModelFile.Kind kind, Collection<ModelFile> files) {
        return files.stream()
                .filter(file -> file.kind() == kind && file.isBeside(drawing))
                .map(ModelFile::content)
                .findFirst()
                .orElse("");
    }

    private static List<ModelFile> loose(Collection<ModelFile> files) {
        var loose = new ArrayList<ModelFile>();
        for (var file : files) {
            if (ItemKind.of(file).isEmpty() && files.stream().noneMatch(file::isBeside)) {
                loose.add(file);
            }
        }
        return loose;
    }

    /** The path below the root, the same from a jar and from a folder of classes. */
    private static String nameOf(Resource file, String root) throws IOException {
        var path = file.getURL().toString();
        return path.substring(path.lastIndexOf("/" + root) + root.length() + 1);
    }
}
