package io.wayline.staff;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import io.wayline.shared.access.Scope;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** As with a database of one's own: nothing of the demonstration is left. */
@DatabaseTest
@TestPropertySource(properties = {"wayline.embedded=false", "wayline.api-keys.ci=a-key-from-the-settings-file"})
class ApiKeysTests {

    private final ApiKeys keys;
    private final Accounts accounts;
    private final SignIn signIn;
    private final JdbcClient jdbc;
    private final SettableClock clock;

    @Autowired
    ApiKeysTests(ApiKeys keys, Accounts accounts, SignIn signIn, JdbcClient jdbc, SettableClock clock) {
        this.keys = keys;
        this.accounts = accounts;
        this.signIn = signIn;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Test
    void knowsAKeyByItsDigestOnly() {
        var text = keys.create("Shop", Set.of(Scope.EVENTS_WRITE), null, "ada");

        assertThat(keys.find(text)).hasValueSatisfying(key -> {
            assertThat(key.getName()).isEqualTo("key:Shop");
            assertThat(key.scopes()).containsExactly(Scope.EVENTS_WRITE);
        });
        assertThat(jdbc.sql("select hash from api_key").query(String.class).list())
                .allSatisfy(hash -> assertThat(hash).hasSize(64).doesNotContain(text));
    }

    @Test
    void givesANameToOneKeyAtATime() {
        keys.create("Depot", Set.of(Scope.EVENTS_WRITE), clock.instant().plus(Duration.ofDays(1)), "ada");

        assertThatExceptionOfType(InvalidAccount.class)
                .isThrownBy(() -> keys.create(" Depot", Set.of(Scope.EVENTS_WRITE), null, "ada"))
                .satisfies(unfit -> assertThat(unfit.why()).isEqualTo(InvalidAccount.Why.KEY_NAME_TAKEN));

        clock.advance(Duration.ofDays(1));
        assertThat(keys.create("Depot", Set.of(Scope.EVENTS_WRITE), null, "ada"))
                .isNotEmpty();
    }

    @Test
    void endsAKeyWhenItIsRevoked() {
        var text = keys.create("Till", Set.of(Scope.EVENTS_WRITE), null, "ada");
        var id = keys.list().stream()
                .filter(key -> key.name().equals("Till"))
                .findFirst()
                .orElseThrow()
                .id();

        keys.revoke(id, "ada");
        keys.revoke(id, "ada");

        assertThat(keys.find(text)).isEmpty();
    }

    @Test
    void endsAKeyAtItsTime() {
        var text =
                keys.create("Fair", Set.of(Scope.EVENTS_WRITE), clock.instant().plus(Duration.ofDays(1)), "ada");
        assertThat(keys.find(text)).isPresent();

        clock.advance(Duration.ofDays(1));

        assertThat(keys.find(text)).isEmpty();
    }

    @Test
    void notesUseOnceAMinute() {
        var text = keys.create("Meter", Set.of(Scope.EVENTS_WRITE), null, "ada");
        var first = clock.instant();
        keys.find(text);
        clock.advance(Duration.ofSeconds(59));
        keys.find(text);
        assertThat(lastUse()).isEqualTo(first);

        clock.advance(Duration.ofSeconds(2));
        keys.find(text);

        assertThat(lastUse()).isEqualTo(clock.instant());
    }

    @Test
    void takesTheKeysOfTheSettings() {
        assertThat(keys.find("a-key-from-the-settings-file"))
                .hasValueSatisfying(key -> assertThat(key.scopes()).containsExactlyInAnyOrder(Scope.values()));
    }

    @Test
    void refusesAShortKeyInTheSettings() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new ApiKeySettings(Map.of("ci", "short")))
                .withMessageContaining("wayline.api-keys.ci")
                .withMessageNotContaining("\"short\"");
    }

    @Test
    void knowsNoDemonstrationHere() {
        assertThat(keys.find(ApiKeys.DEMONSTRATION_KEY)).isEmpty();
        assertThat(jdbc.sql("select count(*) from account").query(Long.class).single())
                .isZero();
    }

    @Test
    void keepsDemonstrationAccountsShutThatWereCopiedHere() {
        jdbc.sql("""
                        insert into account
                        (username, display_name, roles, password, disabled, demonstration, generation, version, created_at)
                        values ('lin', 'Lin Yue', 'AGENT', ?, false, true, 0, 0, current_timestamp)""").param(Passwords.open("lin")).update();

        assertThat(signIn.check("lin", "lin", "192.0.2.9")).isEqualTo(new SignIn.Outcome.Wrong());
        assertThat(accounts.find("lin")).isEmpty();
        assertThat(accounts.current("lin", 0)).isEmpty();
        jdbc.sql("delete from account").update();
    }

    private Instant lastUse() {
        return Objects.requireNonNull(keys.list().stream()
                .filter(key -> key.name().equals("Meter"))
                .findFirst()
                .orElseThrow()
                .lastUsedAt());
    }
}
