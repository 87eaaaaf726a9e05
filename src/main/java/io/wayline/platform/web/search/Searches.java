package io.wayline.platform.web.search;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.shared.Page;
import io.wayline.shared.access.Colleague;
import io.wayline.shared.search.Found;
import io.wayline.shared.search.SearchGroup;
import io.wayline.shared.search.SearchRequest;
import io.wayline.shared.search.SearchSource;
import io.wayline.shared.search.SearchText;

/** All that can be found, in the order of its groups. Nobody asks a source that is for others. */
@Component
class Searches {

    /** People do not wait longer while they type, and the database must not work for nobody. */
    private static final int PATIENCE_IN_SECONDS = 3;

    private static final int REMEMBERED = 6;

    private final List<SearchSource> sources;
    private final TransactionTemplate reading;

    /** @throws IllegalStateException when two sources claim the same */
    Searches(Collection<SearchSource> sources, PlatformTransactionManager transactions) {
        refuseTwice(sources, SearchGroup::order);
        refuseTwice(sources, SearchGroup::key);
        this.sources = sources.stream()
                .sorted(Comparator.comparingInt(source -> source.group().order()))
                .toList();
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        reading.setTimeout(PATIENCE_IN_SECONDS);
    }

    /**
     * What was found of one group.
     *
     * @param tooSlow whether it took so long that it was given up
     */
    public record Results(String key, Page<Found> page, boolean tooSlow) {

        public boolean isEmpty() {
            return page.items().isEmpty() && !tooSlow;
        }
    }

    /** The keys of the groups that this reader may search. */
    List<String> keys(Colleague reader) {
        return of(reader).stream().map(source -> source.group().key()).toList();
    }

    /** The first of each group in which there is anything. */
    List<Results> all(SearchText text, Colleague reader, Locale language, int limit, boolean counts) {
        var request = new SearchRequest(text, reader, language, null, limit, counts);
        return text.isEmpty()
                ? List.of()
                : of(reader).stream()
                        .map(source -> ask(source, request))
                        .filter(results -> !results.isEmpty())
                        .toList();
    }

    /** One group alone, page by page; empty when there is no such group for this reader. */
    Optional<Results> one(
            String key, SearchText text, Colleague reader, Locale language, @Nullable String cursor, int limit) {
        return text.isEmpty()
                ? Optional.empty()
                : of(reader).stream()
                        .filter(source -> source.group().key().equals(key))
                        .map(source -> ask(source, new SearchRequest(text, reader, language, cursor, limit, true)))
                        .findFirst();
    }

    /** What lies at these addresses, as far as it is still there for this reader; the first come first. */
    List<Found> at(List<String> paths, Colleague reader, Locale language) {
        return new LinkedHashSet<>(paths)
                .stream()
                        .limit(REMEMBERED)
                        .flatMap(path -> of(reader).stream()
                                .flatMap(source -> source.at(path, reader, language).stream())
                                .limit(1))
                        .toList();
    }

    private List<SearchSource> of(Colleague reader) {
        return sources.stream().filter(source -> source.group().isFor(reader)).toList();
    }

    private Results ask(SearchSource source, SearchRequest request) {
        var key = source.group().key();
        try {
            var page = reading.execute(status -> source.find(request));
            return new Results(key, page == null ? nothing() : page, false);
        } catch (QueryTimeoutException | TransactionTimedOutException tooSlow) {
            return new Results(key, nothing(), true);
        }
    }

    private static Page<Found> nothing() {
        return new Page<>(List.of(), null, null, null);
    }

    private static void refuseTwice(Collection<SearchSource> sources, Function<SearchGroup, Object> claim) {
        var claimed = new HashMap<Object, SearchGroup>();
        for (var source : sources) {
            var group = source.group();
            var other = claimed.putIfAbsent(claim.apply(group), group);
            if (other != null) {
                throw new IllegalStateException(
                        "Two groups of the search claim %s: %s and %s".formatted(claim.apply(group), other, group));
            }
        }
    }
}
