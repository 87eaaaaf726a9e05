package io.wayline.testing;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

import io.wayline.journey.InstanceActs;

/**
 * Ends the complaints that a class has told of, when it is through: their tasks wait in a queue of the demonstration
 * accounts, and whoever takes the next task after that would be given them. So do the notices of what was due.
 */
final class NoComplaintIsLeft implements TestExecutionListener {

    @Override
    public void afterTestClass(TestContext test) {
        if (!test.hasApplicationContext()) {
            return;
        }
        var application = test.getApplicationContext();
        application
                .getBeanProvider(InstanceActs.class)
                .ifAvailable(acts -> end(application.getBean(JdbcClient.class), acts));
    }

    private static void end(JdbcClient jdbc, InstanceActs acts) {
        jdbc.sql("select id from journey_instance where journey = 'complaint' and ended_at is null")
                .query(String.class)
                .list()
                .forEach(instance -> acts.cancel(instance, "shen", "The test is over"));
        // people are shown the latest of what they were told
        jdbc.sql("delete from staff_notice where kind = 'complaint-due'").update();
    }
}
