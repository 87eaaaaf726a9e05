package io.wayline.journey.catalogue.plan;

import java.time.Clock;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.journey.catalogue.Drafts;
import io.wayline.journey.catalogue.Publisher;

/** Publications of a company that wants two people for each, or one, whatever the application under test is set to. */
@TestComponent
public class PlanDriver {

    private final PublicationPlans twoPeople;
    private final PublicationPlans onePerson;
    private final JdbcClient jdbc;

    PlanDriver(PlanRows rows, Publisher publisher, Drafts drafts, Clock clock, JdbcClient jdbc) {
        this.twoPeople = new PublicationPlans(rows, publisher, drafts, new PlanSettings(true), clock);
        this.onePerson = new PublicationPlans(rows, publisher, drafts, new PlanSettings(false), clock);
        this.jdbc = jdbc;
    }

    public PublicationPlans twoPeople() {
        return twoPeople;
    }

    public PublicationPlans onePerson() {
        return onePerson;
    }

    /** What waits for its time is looked at now, as a node does every few seconds. */
    public void nodeLooks() {
        twoPeople.publishDue();
    }

    /** Nothing is left of what was planned in this folder. */
    public void forget(String folder) {
        jdbc.sql("delete from publication_plan where folder = ?").param(folder).update();
    }
}
