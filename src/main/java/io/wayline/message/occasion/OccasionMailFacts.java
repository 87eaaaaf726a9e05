package io.wayline.message.occasion;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.calendar.Feast;
import io.wayline.calendar.Feasts;
import io.wayline.message.FactType;
import io.wayline.message.MailFacts;
import io.wayline.shared.CustomerId;

/**
 * The feast that a greeting speaks of: of those that people wish each other well on, the next one within two weeks, today
 * among them, or else the one that was within the last three days. By the days that moon and sun give it, in the
 * company's zone; what the calendar does not know of is left out.
 */
@Component
class OccasionMailFacts implements MailFacts {

    private static final Set<Feast> GREETED =
            Set.of(Feast.NEW_YEAR, Feast.SPRING_FESTIVAL, Feast.MID_AUTUMN, Feast.NATIONAL_DAY);
    private static final int AHEAD = 14;
    private static final int BEHIND = 3;

    private final Clock clock;
    private final ZoneId zone;

    OccasionMailFacts(Clock clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public String prefix() {
        return "occasion";
    }

    @Override
    public Map<String, Fact> facts() {
        return Map.of("name", Fact.sometimes(FactType.TEXT));
    }

    @Override
    public boolean needsAbout() {
        return false;
    }

    @Override
    public Map<String, Object> of(CustomerId customer, @Nullable String about, Locale language) {
        return around(LocalDate.ofInstant(clock.instant(), zone))
                .map(feast ->
                        Map.<String, Object>of("name", language.getLanguage().equals("zh") ? feast.zh() : feast.en()))
                .orElse(Map.of());
    }

    /** The feast that a greeting of this day speaks of, if any. */
    static Optional<Feast> around(LocalDate day) {
        var next = near(day).filter(feast -> !feast.getValue().isBefore(day)).min(Map.Entry.comparingByValue());
        return next.or(() -> near(day).max(Map.Entry.comparingByValue())).map(Map.Entry::getKey);
    }

    private static Stream<Map.Entry<Feast, LocalDate>> near(LocalDate day) {
        // a feast of the next year may be two weeks away
        return List.of(day.getYear() - 1, day.getYear(), day.getYear() + 1).stream()
                .flatMap(year -> Feasts.of(year).entrySet().stream())
                .filter(feast -> GREETED.contains(feast.getKey()))
                .filter(feast -> !feast.getValue().isBefore(day.minusDays(BEHIND))
                        && !feast.getValue().isAfter(day.plusDays(AHEAD)))
                .sorted(Map.Entry.comparingByKey());
    }
}
