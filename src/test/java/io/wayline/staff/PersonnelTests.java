package io.wayline.staff;

import java.util.List;
import java.util.Set;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.shared.NotFound;
import io.wayline.shared.access.Role;
import io.wayline.staff.InvalidAccount.Why;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DatabaseTest
class PersonnelTests {

    private static final String PASSWORD = "correct horse battery";

    private final Personnel personnel;
    private final Accounts accounts;
    private final OwnPassword passwords;
    private final Queues queues;
    private final SignIn signIn;
    private final JdbcClient jdbc;
    private final SettableClock clock;

    @Autowired
    PersonnelTests(
            Personnel personnel,
            Accounts accounts,
            OwnPassword passwords,
            Queues queues,
            SignIn signIn,
            JdbcClient jdbc,
            SettableClock clock) {
        this.personnel = personnel;
        this.accounts = accounts;
        this.passwords = passwords;
        this.queues = queues;
        this.signIn = signIn;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @AfterEach
    void letGo() {
        jdbc.sql("delete from account_link").update();
        jdbc.sql("delete from staff_queue_member where username = 'mei'").update();
        jdbc.sql("delete from account where demonstration = false").update();
        jdbc.sql("update account set disabled = false").update();
    }

    @Test
    void letsSomebodyNewChooseTheirOwnPassword() {
        var token = personnel.hire("Mei", "Mei Lan", Set.of(Role.AGENT), "admin");
        assertThat(personnel.account("mei").password()).isFalse();

        passwords.set(token, PASSWORD);

        assertThat(signIn.check("mei", PASSWORD, "192.0.2.1")).isInstanceOf(SignIn.Outcome.Welcome.class);
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> passwords.set(token, PASSWORD));
    }

    @Test
    void keepsTheLinkWhenThePasswordIsRefused() {
        var token = personnel.hire("mei", "Mei Lan", Set.of(Role.AGENT), "admin");

        assertUnfit(Why.PASSWORD_SHORT, () -> passwords.set(token, "short"));

        assertThat(passwords.invitation(token)).isPresent();
    }

    @Test
    void endsALinkAfterADayAndWithTheNextOne() {
        var first = personnel.hire("mei", "Mei Lan", Set.of(Role.AGENT), "admin");
        var second = personnel.invite("mei", "admin");
        assertThat(passwords.invitation(first)).isEmpty();

        clock.advance(ofHours(24));

        assertThat(passwords.invitation(second)).isEmpty();
    }

    @Test
    void keepsNoTokenInTheClear() {
        var token = personnel.hire("mei", "Mei Lan", Set.of(Role.AGENT), "admin");

        assertThat(jdbc.sql("select hash from account_link").query(String.class).list())
                .containsExactly(Digests.sha256(token));
    }

    @Test
    void endsSessionsWhenARoleIsTakenButNotWhenANameIsCorrected() {
        personnel.hire("mei", "Mei Lan", Set.of(Role.AGENT), "admin");

        personnel.change("mei", "Mei Lan Li", Set.of(Role.AGENT), 0, "admin");
        assertThat(accounts.current("mei", 0))
                .hasValueSatisfying(mei -> assertThat(mei.displayName()).isEqualTo("Mei Lan Li"));

        personnel.change("mei", "Mei Lan Li", Set.of(Role.SUPERVISOR), 1, "admin");
        assertThat(accounts.current("mei", 0)).isEmpty();
        assertThat(accounts.current("mei", 1)).isPresent();
    }

    @Test
    void endsSessionsWithTheAccount() {
        personnel.hire("mei", "Mei Lan", Set.of(Role.AGENT), "admin");

        personnel.disable("mei", 0, "admin");
        assertThat(accounts.current("mei", 0)).isEmpty();

        personnel.enable("mei", 1, "admin");
        assertThat(accounts.current("mei", 0)).isEmpty();
    }

    @Test
    void refusesTheChangeOfWhatSomebodyElseChanged() {
        personnel.hire("mei", "Mei Lan", Set.of(Role.AGENT), "admin");
        personnel.change("mei", "Mei", Set.of(Role.AGENT), 0, "admin");

        assertUnfit(Why.VERSION_STALE, () -> personnel.change("mei", "Lan", Set.of(Role.AGENT), 0, "admin"));
        assertUnfit(Why.VERSION_STALE, () -> personnel.disable("mei", 0, "admin"));
    }

    @Test
    void neverLosesTheLastAdmin() {
        var admin = personnel.account("admin");

        assertUnfit(Why.LAST_ADMIN, () -> personnel.disable("admin", admin.version(), "admin"));
        assertUnfit(
                Why.LAST_ADMIN,
                () -> personnel.change("admin", "Ada Novak", Set.of(Role.AGENT), admin.version(), "admin"));
    }

    @Test
    void doesNotCountAnAdminWhoCannotSignInYet() {
        personnel.hire("mei", "Mei Lan", Set.of(Role.ADMIN), "admin");
        var admin = personnel.account("admin");

        assertUnfit(Why.LAST_ADMIN, () -> personnel.disable("admin", admin.version(), "admin"));
    }

    @Test
    void refusesWhatIsNoAccount() {
        assertUnfit(Why.USERNAME_RESERVED, () -> personnel.hire("New", "Mei", Set.of(Role.AGENT), "admin"));
        assertUnfit(Why.USERNAME_FORM, () -> personnel.hire("mei lan", "Mei", Set.of(Role.AGENT), "admin"));
        assertUnfit(Why.USERNAME_TAKEN, () -> personnel.hire("LIN", "Lin", Set.of(Role.AGENT), "admin"));
        assertUnfit(Why.NAME_LENGTH, () -> personnel.hire("mei", " ", Set.of(Role.AGENT), "admin"));
        assertUnfit(Why.ROLES_MISSING, () -> personnel.hire("mei", "Mei", Set.of(), "admin"));
    }

    @Test
    void changesAPasswordOnlyForWhoKnowsIt() {
        passwords.set(personnel.hire("mei", "Mei Lan", Set.of(Role.AGENT), "admin"), PASSWORD);

        assertUnfit(Why.PASSWORD_WRONG, () -> passwords.change("mei", "wrong", PASSWORD + "!"));
        var changed = passwords.change("mei", PASSWORD, PASSWORD + "!");

        assertThat(accounts.current("mei", changed.generation() - 1)).isEmpty();
        assertThat(signIn.check("mei", PASSWORD + "!", "192.0.2.1")).isInstanceOf(SignIn.Outcome.Welcome.class);
    }

    @Test
    void changesAQueueOnlyAsItWasSeen() {
        personnel.hire("mei", "Mei Lan", Set.of(Role.AGENT), "admin");
        var seen = queue();

        queues.change(seen.key(), seen.nameEn(), seen.nameZh(), List.of("mei", "shen"), seen.version());

        assertThat(queue().members()).containsExactly("mei", "shen");
        assertUnfit(
                Why.VERSION_STALE,
                () -> queues.change(seen.key(), seen.nameEn(), seen.nameZh(), List.of(), seen.version()));
        assertUnfit(Why.QUEUE_KEY_TAKEN, () -> queues.create(seen.key(), "a", "b", List.of()));
        assertUnfit(Why.MEMBER_UNKNOWN, () -> queues.create("night", "Night", "夜间", List.of("ghost")));
    }

    private Queues.Queue queue() {
        return queues.list().stream()
                .filter(queue -> queue.key().equals("quality"))
                .findFirst()
                .orElseThrow();
    }

    private static void assertUnfit(Why why, ThrowingCallable act) {
        assertThatExceptionOfType(InvalidAccount.class)
                .isThrownBy(act)
                .satisfies(refused -> assertThat(refused.why()).isEqualTo(why));
    }
}
