package io.wayline.staff;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.shared.access.Role;
import io.wayline.staff.SignIn.Outcome;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class SignInTests {

    private final SignIn signIn;
    private final Accounts accounts;
    private final JdbcClient jdbc;
    private final SettableClock clock;

    @Autowired
    SignInTests(SignIn signIn, Accounts accounts, JdbcClient jdbc, SettableClock clock) {
        this.signIn = signIn;
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @BeforeEach
    void nobodyHasTriedYet() {
        jdbc.sql("delete from sign_in_tries").update();
    }

    @Test
    void knowsTheDemonstrationAccounts() {
        assertThat(signIn.check(" Lin ", "lin", "192.0.2.1")).isInstanceOfSatisfying(Outcome.Welcome.class, welcome -> {
            assertThat(welcome.person().displayName()).isEqualTo("Lin Yue");
            assertThat(welcome.person().is(Role.AGENT)).isTrue();
        });
    }

    @Test
    void tellsAWrongPasswordAndAnUnknownNameAlike() {
        assertThat(signIn.check("shen", "wrong", "192.0.2.2")).isEqualTo(new Outcome.Wrong());
        assertThat(signIn.check("nobody", "wrong", "192.0.2.2")).isEqualTo(new Outcome.Wrong());
    }

    @Test
    void makesAnAccountWaitAfterFiveWrongTriesFromAnywhere() {
        IntStream.range(0, 5)
                .forEach(i -> assertThat(signIn.check("tang", "wrong", "192.0.2." + (10 + i)))
                        .isEqualTo(new Outcome.Wrong()));

        assertThat(signIn.check("tang", "tang", "192.0.2.20")).isEqualTo(new Outcome.Wait(Duration.ofMinutes(1)));
        clock.advance(Duration.ofMinutes(1));
        assertThat(signIn.check("tang", "wrong", "192.0.2.20")).isEqualTo(new Outcome.Wrong());
        assertThat(signIn.check("tang", "tang", "192.0.2.20")).isEqualTo(new Outcome.Wait(Duration.ofMinutes(2)));
        clock.advance(Duration.ofMinutes(2));
        assertThat(signIn.check("tang", "tang", "192.0.2.20")).isInstanceOf(Outcome.Welcome.class);
        assertThat(signIn.check("tang", "wrong", "192.0.2.20")).isEqualTo(new Outcome.Wrong());
    }

    @Test
    void makesAnUnknownNameWaitLikeAKnownOne() {
        IntStream.range(0, 5).forEach(i -> signIn.check("ghost", "wrong", "192.0.2.30"));

        assertThat(signIn.check("ghost", "wrong", "192.0.2.31")).isEqualTo(new Outcome.Wait(Duration.ofMinutes(1)));
    }

    @Test
    void makesAnAddressWaitAfterFiftyWrongTriesAtAnyName() {
        IntStream.range(0, 50).forEach(i -> signIn.check("guess" + i, "wrong", "2001:db8::" + i));

        assertThat(signIn.check("he", "he", "2001:db8::ffff"))
                .as("another address of the same subscriber")
                .isEqualTo(new Outcome.Wait(Duration.ofMinutes(1)));
        assertThat(signIn.check("he", "he", "2001:db8:1::1")).isInstanceOf(Outcome.Welcome.class);
    }

    @Test
    void refusesADisabledAccountLikeAWrongPassword() {
        jdbc.sql("update account set disabled = true where username = 'shen'").update();

        assertThat(signIn.check("shen", "shen", "192.0.2.40")).isEqualTo(new Outcome.Wrong());

        jdbc.sql("update account set disabled = false where username = 'shen'").update();
    }

    @Test
    void keepsNoNameThatSomebodyTyped() {
        signIn.check("my-secret-password", "wrong", "192.0.2.50");

        assertThat(jdbc.sql("select subject from sign_in_tries")
                        .query(String.class)
                        .list())
                .noneMatch(subject -> subject.contains("secret"));
    }

    @Test
    void remembersHowSomebodyLikesTheirPages() {
        accounts.choose("he", Locale.SIMPLIFIED_CHINESE, "dark");

        assertThat(accounts.find("HE")).hasValueSatisfying(he -> {
            assertThat(he.locale()).isEqualTo(Locale.SIMPLIFIED_CHINESE);
            assertThat(he.theme()).isEqualTo("dark");
        });
    }
}
