package io.wayline.customer.duplicate;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

import io.wayline.events.EventsDriver;
import io.wayline.intake.file.ImportDriver;
import io.wayline.shared.NotFound;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.QuietDatabase;
import io.wayline.testing.SettableClock;

import static io.wayline.intake.file.csv.ImportKind.CUSTOMERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@DatabaseTest
@QuietDatabase
class DuplicatesTests {

    @Autowired
    Duplicates duplicates;

    @Autowired
    EventsDriver events;

    @Autowired
    ImportDriver imports;

    @Autowired
    MockMvc http;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    private final String some = UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void nothingIsOpen() {
        jdbc.sql("delete from customer_duplicate").update();
        clock.advance(Duration.ofSeconds(1));
    }

    @Test
    void registrationsThatShareAMailboxOrANumberAreNoted() {
        registers("anna", Map.of("email", "Anna.%s@Example.com".formatted(some)));
        registers("berg", Map.of("email", "anna.%s@example.com".formatted(some), "phone", "+49 30 901820"));
        registers("mei", Map.of("phone", "+86 138 0013 8000"));

        registers("again", Map.of("phone", "138-0013-8000"));

        var pairs = duplicates.open(null, 10).items();
        assertThat(pairs).hasSize(2);
        assertThat(pairs).allMatch(pair -> pair.sameEmail() != pair.samePhone());
        assertThat(refs(pairs.stream().filter(Duplicates.Pair::sameEmail).toList()))
                .containsExactly("anna+berg");
        assertThat(refs(pairs.stream().filter(Duplicates.Pair::samePhone).toList()))
                .containsExactly("mei+again");
    }

    @Test
    void anImportNotesPairsWithinTheFileAndWithThoseWhoWereKnown() {
        registers("anna", Map.of("email", "anna.%s@example.com".formatted(some)));
        var file = """
                ref,email,phone
                b-%1$s,anna.%1$s@example.com,
                c-%1$s,c.%1$s@example.com,+8613900139000
                d-%1$s,,+8613900139000
                """.formatted(some);

        imports.run(CUSTOMERS, file);
        imports.run(CUSTOMERS, file);

        assertThat(duplicates.open(null, 10).items()).hasSize(2);
        assertThat(duplicates.count()).isEqualTo(2);
    }

    @Test
    void whoIsToldApartIsNotAskedAboutAgain() {
        var file = "ref,email\nb-%1$s,one.%1$s@example.com\nc-%1$s,one.%1$s@example.com\n".formatted(some);
        imports.run(CUSTOMERS, file);
        var pair = duplicates.open(null, 10).items().get(0);

        duplicates.areNotTheSame(pair.id(), "he");
        duplicates.areNotTheSame(pair.id(), "he");
        imports.run(CUSTOMERS, file.replace("\nb-", "\nnew-"));

        assertThat(duplicates.open(null, 10).items())
                .as("the new one is asked about, the old pair is not")
                .hasSize(2)
                .extracting(Duplicates.Pair::id)
                .doesNotContain(pair.id());
        assertThatThrownBy(() -> duplicates.areNotTheSame("no_pair", "he")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> duplicates.areNotTheSame("nothing", "he")).isInstanceOf(NotFound.class);
    }

    @Test
    void aPairThatSharesNothingAnyMoreIsLeftOut() {
        imports.run(CUSTOMERS, "ref,email\nb-%1$s,two.%1$s@example.com\nc-%1$s,two.%1$s@example.com\n".formatted(some));

        imports.run(CUSTOMERS, "ref,email\nb-%1$s,other.%1$s@example.com\n".formatted(some));

        assertThat(duplicates.open(null, 10).items()).isEmpty();
    }

    @Test
    void manyWhoShareOneNumberAreFewQuestions() {
        var file = IntStream.range(0, 300)
                .mapToObj(number -> "x%d-%s,+8613700137000".formatted(number, some))
                .collect(Collectors.joining("\n", "ref,phone\n", "\n"));

        imports.run(CUSTOMERS, file);

        assertThat(duplicates.count()).isBetween(299L, 900L);
        var first = duplicates.open(null, 200);
        var second = duplicates.open(first.next(), 200);
        assertThat(first.items()).hasSize(200);
        assertThat(first.items()).doesNotContainAnyElementsOf(second.items());
    }

    @Test
    void operationsSeeThemMaskedAndTellThemApart() throws Exception {
        imports.run(CUSTOMERS, "ref,email\nb-%1$s,t.%1$s@example.com\nc-%1$s,t.%1$s@example.com\n".formatted(some));
        var pair = duplicates.open(null, 1).items().get(0).id();
        for (var role : List.of("AGENT", "MARKETING", "ADMIN")) {
            http.perform(get("/api/v1/duplicates").with(user("x").roles(role))).andExpect(status().isForbidden());
            http.perform(post("/api/v1/duplicates/" + pair + "/distinct")
                            .with(user("x").roles(role))
                            .with(csrf()))
                    .andExpect(status().isForbidden());
        }

        http.perform(get("/api/v1/duplicates").with(user("he").roles("OPERATIONS")))
                .andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.items[0].sameEmail").value(true))
                .andExpect(jsonPath("$.items[0].first.contact.email").value("t•••@example.com"));
        http.perform(post("/api/v1/duplicates/" + pair + "/distinct")
                        .with(user("he").roles("OPERATIONS"))
                        .with(csrf()))
                .andExpect(status().isNoContent());

        assertThat(duplicates.count()).isZero();
    }

    private void registers(String who, Map<String, String> data) {
        clock.advance(Duration.ofMinutes(1));
        events.send("customer.registered", who + "-" + some, data);
        events.handleAll();
    }

    private List<String> refs(List<Duplicates.Pair> pairs) {
        return pairs.stream()
                .map(pair -> pair.first().ref().value().replace("-" + some, "") + "+"
                        + pair.second().ref().value().replace("-" + some, ""))
                .toList();
    }
}
