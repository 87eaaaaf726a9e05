package io.wayline.studio.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.wayline.journey.naming.ModelLabels;
import io.wayline.shared.Page;
import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.search.Found;
import io.wayline.shared.search.Marked;
import io.wayline.shared.search.SearchGroup;
import io.wayline.shared.search.SearchRequest;
import io.wayline.shared.search.SearchSource;

/** Journeys by their names in every language, and by their keys. */
@Component
class JourneySource implements SearchSource {

    private static final String PATH = "/journeys/";

    private final ModelLabels labels;

    JourneySource(ModelLabels labels) {
        this.labels = labels;
    }

    @Override
    public SearchGroup group() {
        return new SearchGroup(67, "journeys", Set.of(Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN));
    }

    @Override
    public Page<Found> find(SearchRequest request) {
        var text = request.text();
        var names = SearchRequest.LANGUAGES.stream().map(labels::journeys).toList();
        return request.page(labels.journeys(request.language()).entrySet().stream()
                .filter(journey -> text.fits(journey.getValue())
                        || text.fits(journey.getKey())
                        || text.fitsAny(in(names, journey.getKey())))
                .map(journey -> found(
                        journey.getKey(),
                        text.mark(journey.getValue()),
                        in(names, journey.getKey()).stream()
                                .filter(name -> !name.equals(journey.getValue()))
                                .map(text::mark)
                                .filter(Marked::hasHit)
                                .findFirst()
                                .orElse(Marked.NOTHING)))
                .toList());
    }

    @Override
    public Optional<Found> at(String path, Colleague reader, Locale language) {
        return labels.journeys(language).entrySet().stream()
                .filter(journey -> path.equals(PATH + journey.getKey()))
                .findFirst()
                .map(journey -> found(journey.getKey(), Marked.plain(journey.getValue()), Marked.NOTHING));
    }

    private static List<String> in(List<Map<String, String>> names, String key) {
        return names.stream().map(each -> each.getOrDefault(key, key)).toList();
    }

    private static Found found(String key, Marked title, Marked detail) {
        return Found.place(PATH + key, "ti-route", title, detail);
    }
}
