package io.wayline.platform.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.page.Need;
import io.wayline.shared.page.RailCount;
import io.wayline.shared.page.RailCounts;
import io.wayline.shared.page.RailEntry;
import io.wayline.staff.Person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class RailTests {

    private static final RailEntry WORK = new RailEntry(10, "work", "/work", "ti-checkbox", Set.of(Role.AGENT));
    private static final RailEntry DESKS = new RailEntry(20, "desks", "/desks", "ti-desk", Set.of(Role.AGENT));
    private static final RailEntry KEYS = new RailEntry(30, "keys", "/keys", "ti-key", Set.of(Role.ADMIN));

    @Test
    void showsEachPersonTheirPlacesInTheOrderThatTheseHave() {
        var rail = new Rail(List.of(KEYS, DESKS, WORK), List.of());

        assertThat(rail.of(new Person("lin", "Lin", Set.of(Role.AGENT), null, null)))
                .containsExactly(WORK, DESKS);
    }

    @Test
    void refusesTwoThatClaimTheSame() {
        for (var other : List.of(
                new RailEntry(10, "other", "/other", "ti-point", Set.of(Role.AGENT)),
                new RailEntry(11, "work", "/other", "ti-point", Set.of(Role.AGENT)),
                new RailEntry(12, "other", "/work", "ti-point", Set.of(Role.AGENT)))) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> new Rail(List.of(WORK, other), List.of()))
                    .withMessageStartingWith("Two places in the rail claim ");
        }
    }

    @Test
    void countsOnlyBesideThePlacesOfAPerson() {
        var rail = new Rail(List.of(KEYS, DESKS, WORK), List.of(counting("work", 3), counting("keys", 1)));
        var lin = new Person("lin", "Lin", Set.of(Role.AGENT), null, null);

        assertThat(rail.counts(lin)).containsOnlyKeys("work");
        assertThat(rail.counts(lin).get("work").count()).isEqualTo(3);
        assertThat(rail.topics(lin)).containsExactly("work-moves");
    }

    @Test
    void refusesTwoThatCountBesideTheSamePlace() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Rail(List.of(WORK), List.of(counting("work", 1), counting("work", 2))))
                .withMessageContaining("work");
    }

    private static RailCounts counting(String entry, long count) {
        return new RailCounts() {
            @Override
            public String entry() {
                return entry;
            }

            @Override
            public Set<String> topics() {
                return Set.of(entry + "-moves");
            }

            @Override
            public Optional<RailCount> of(Colleague reader) {
                return Optional.of(new RailCount(entry, Need.Tone.KNOW, count));
            }
        };
    }
}
