package io.wayline.sample;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.events.EventsDriver;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.QuietDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
@QuietDatabase
class SampleCompanyTests {

    @Autowired
    SampleLoader loader;

    @Autowired
    SampleLoads loads;

    @Autowired
    SampleCases cases;

    @Autowired
    EventsDriver events;

    @Autowired
    JdbcClient jdbc;

    @Test
    void isWrittenByItsWriter() throws Exception {
        var written = SampleCompanyWriter.write();

        assertThat(Files.readString(Path.of("samples/lanhe/customers.csv"))).isEqualTo(written.customers());
        assertThat(Files.readString(Path.of("samples/lanhe/orders.csv"))).isEqualTo(written.orders());
        assertThat(Files.readString(Path.of("samples/lanhe/consents.csv"))).isEqualTo(written.consents());
    }

    @Test
    void arrivesOnceAndCompletelyThroughTheDoor() {
        loads.begin("lanhe"); // a load that was cut off at once
        loader.load(Duration.ZERO, Duration.ZERO);
        loader.load(Duration.ZERO, Duration.ZERO);
        events.handleAll();

        // only the sample's own journey takes questions, and it is deployed only where the company is
        assertThat(count("select count(*) from inbox_event where source = 'sample:lanhe'"
                        + " and type <> 'advice.requested' and state <> 'DONE'"))
                .isZero();
        assertThat(count("select count(*) from customer where ref like 'LH-%'")).isEqualTo(300);
        assertThat(count("select count(*) from inbox_event where source = 'sample:lanhe' and history = false"))
                .isBetween(20L, 49L);
        assertThat(count("select count(*) from customer where ref like 'LH-%' and locale = 'zh-CN'"))
                .isBetween(160L, 200L);
        // fourteen hundred orders are history and start nothing
        assertThat(count("select count(*) from journey_instance where journey = 'order-status' and customer_id in"
                        + " (select id from customer where ref like 'LH-%')"))
                .isLessThan(20);
        // told once more, also as what was before, they are the same
        cases.remember();
        cases.remember();
        assertThat(count("select count(*) from complaint where source_ref like 'CS-%'"))
                .isEqualTo(10);
        assertThat(count("select count(*) from complaint_text t join complaint c on c.number = t.complaint"
                        + " where c.source_ref like 'CS-%'"))
                .isEqualTo(10);
        assertThat(count("select count(*) from survey where once_key like 'sample/%' and settled_at is not null"))
                .isEqualTo(22);
        assertThat(loads.find("lanhe"))
                .hasValueSatisfying(load -> assertThat(load.finished()).isTrue());
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
