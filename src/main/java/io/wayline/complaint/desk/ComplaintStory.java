package io.wayline.complaint.desk;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.complaint.Complaint;
import io.wayline.complaint.ComplaintStage;
import io.wayline.shared.RowTime;

/** How complaints came to where they stand, and what they are about in the words of whoever complains. */
@Component
public class ComplaintStory {

    private final JdbcClient jdbc;

    ComplaintStory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A stage that a complaint came to.
     *
     * @param round to which answer it belongs
     */
    public record Passed(int round, ComplaintStage stage, Instant at) {}

    /** Every stage, the first one first. */
    public List<Passed> stages(Complaint complaint) {
        return jdbc.sql("select round, stage, at from complaint_stage where complaint = ? order by id")
                .param(complaint.number())
                .query((row, number) -> new Passed(
                        row.getInt("round"), ComplaintStage.valueOf(row.getString("stage")), RowTime.read(row, "at")))
                .list();
    }

    /**
     * What the customer wrote last of why they are not content, by the number of the complaint; one statement, whatever
     * their number. Personal, and left out where it was erased.
     */
    public Map<Long, String> said(Collection<Complaint> complaints) {
        var said = new HashMap<Long, String>();
        if (complaints.isEmpty()) {
            return said;
        }
        jdbc.sql("""
                        select complaint, body from complaint_text
                        where complaint in (:complaints) and kind in ('RECEIVED', 'REOPENED') order by id""")
                .param("complaints", complaints.stream().map(Complaint::number).toList())
                .query(row -> {
                    said.put(row.getLong("complaint"), row.getString("body"));
                });
        return said;
    }
}
