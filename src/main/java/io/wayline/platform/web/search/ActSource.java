package io.wayline.platform.web.search;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.wayline.shared.Page;
import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.search.Found;
import io.wayline.shared.search.Marked;
import io.wayline.shared.search.SearchGroup;
import io.wayline.shared.search.SearchPlaces;
import io.wayline.shared.search.SearchRequest;
import io.wayline.shared.search.SearchSource;

/** What the reader may do in one press. */
@Component
class ActSource implements SearchSource {

    private static final int OFFERED = 4;

    private final List<SearchPlaces.Act> acts;
    private final PlaceNames names;

    ActSource(Collection<SearchPlaces> places, PlaceNames names) {
        this.acts = places.stream()
                .flatMap(each -> each.acts().stream())
                .sorted(Comparator.comparingInt(SearchPlaces.Act::order))
                .toList();
        this.names = names;
    }

    @Override
    public SearchGroup group() {
        return new SearchGroup(80, "acts", Set.of(Role.values()));
    }

    @Override
    public Page<Found> find(SearchRequest request) {
        return request.page(acts.stream()
                .filter(act -> act.isFor(request.reader()))
                .flatMap(act -> names
                        .fitting(request.text(), "act." + act.key(), "act." + act.key() + ".words", request.language())
                        .map(named -> Found.act(act.path(), act.fields(), act.icon(), named.title(), named.detail()))
                        .stream())
                .toList());
    }

    /** What is offered before anything is typed. */
    List<Found> offered(Colleague reader, Locale language) {
        return acts.stream()
                .filter(act -> act.isFor(reader))
                .limit(OFFERED)
                .map(act -> Found.act(
                        act.path(),
                        act.fields(),
                        act.icon(),
                        Marked.plain(names.title("act." + act.key(), language)),
                        Marked.NOTHING))
                .toList();
    }
}
