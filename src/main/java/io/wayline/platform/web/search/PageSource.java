package io.wayline.platform.web.search;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.wayline.shared.Page;
import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.page.RailEntry;
import io.wayline.shared.search.Found;
import io.wayline.shared.search.Marked;
import io.wayline.shared.search.SearchGroup;
import io.wayline.shared.search.SearchPlaces;
import io.wayline.shared.search.SearchRequest;
import io.wayline.shared.search.SearchSource;

/** The pages that the reader may open: those of the rail, and those that features name beside them. */
@Component
class PageSource implements SearchSource {

    private final List<Named> pages;
    private final PlaceNames names;

    PageSource(Collection<RailEntry> rail, Collection<SearchPlaces> places, PlaceNames names) {
        this.pages = Stream.concat(
                        rail.stream()
                                .sorted(Comparator.comparingInt(RailEntry::order))
                                .map(entry -> new Named(
                                        "rail." + entry.key(),
                                        new SearchPlaces.Place(
                                                entry.key(), entry.path(), entry.icon(), entry.roles()))),
                        places.stream()
                                .flatMap(each -> each.places().stream())
                                .sorted(Comparator.comparing(SearchPlaces.Place::path))
                                .map(place -> new Named("place." + place.key(), place)))
                .toList();
        this.names = names;
    }

    /** A page and the key of its name. */
    private record Named(String name, SearchPlaces.Place place) {}

    @Override
    public SearchGroup group() {
        return new SearchGroup(70, "pages", Set.of(Role.values()));
    }

    @Override
    public Page<Found> find(SearchRequest request) {
        return request.page(pages.stream()
                .filter(page -> page.place().isFor(request.reader()))
                .flatMap(page -> names
                        .fitting(
                                request.text(),
                                page.name(),
                                "place." + page.place().key() + ".words",
                                request.language())
                        .map(named ->
                                Found.place(page.place().path(), page.place().icon(), named.title(), named.detail()))
                        .stream())
                // by its own name before by another word
                .sorted(Comparator.comparing(found -> !found.title().hasHit()))
                .toList());
    }

    @Override
    public Optional<Found> at(String path, Colleague reader, Locale language) {
        return pages.stream()
                .filter(page -> page.place().path().equals(path) && page.place().isFor(reader))
                .findFirst()
                .map(page -> Found.place(
                        path, page.place().icon(), Marked.plain(names.title(page.name(), language)), Marked.NOTHING));
    }
}
