package io.wayline.staff;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.shared.access.Role;

/** Fills the embedded default with people to be and queues to work from, at its first start. */
@Component
class Demonstration implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(Demonstration.class);

    private static final Map<String, String> PEOPLE = Map.of(
            "lin", "Lin Yue",
            "shen", "Shen Qiao",
            "he", "He Ping",
            "tang", "Tang Rui",
            "admin", "Ada Novak");
    private static final Map<String, Role> ROLES = Map.of(
            "lin", Role.AGENT,
            "shen", Role.SUPERVISOR,
            "he", Role.OPERATIONS,
            "tang", Role.MARKETING,
            "admin", Role.ADMIN);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Accounts accounts;
    private final Queues queues;
    private final TransactionTemplate transaction;

    Demonstration(
            JdbcClient jdbc, Clock clock, Accounts accounts, Queues queues, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.accounts = accounts;
        this.queues = queues;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Before journeys are deployed, which happens when all beans are there: their check asks which queues there are. */
    @Override
    public void afterPropertiesSet() {
        if (accounts.embedded()) {
            transaction.executeWithoutResult(status -> fillOnce());
        }
    }

    private void fillOnce() {
        if (jdbc.sql("select count(*) from account").query(Long.class).single() > 0) {
            return;
        }
        PEOPLE.forEach(this::add);
        queues.create("customer-care", "Customer care", "客户关怀", List.of("lin", "shen"));
        queues.create("service-recovery", "Service recovery", "服务补救", List.of("lin", "shen"));
        queues.create("approvals", "Approvals", "审批", List.of("shen"));
        queues.create("quality", "Quality", "质量回访", List.of("shen"));
        LOG.info("Demonstration accounts made: {}", PEOPLE.size());
    }

    private void add(String username, String displayName) {
        jdbc.sql("""
                        insert into account
                        (username, display_name, roles, password, disabled, demonstration, generation, version, created_at)
                        values (?, ?, ?, ?, false, true, 0, 0, ?)""")
                .params(
                        username,
                        displayName,
                        ROLES.get(username).name(),
                        Passwords.open(username),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
