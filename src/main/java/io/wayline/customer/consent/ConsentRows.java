package io.wayline.customer.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

import io.wayline.shared.CustomerId;
import io.wayline.shared.RowTime;
import io.wayline.timeline.Cause;

/** Reads and writes the proofs, and the row of each topic that says which of them holds. */
@Component
class ConsentRows {

    private static final String PROOF = """
            select p.*, case when c.proof_id = p.id then true else false end as standing
            from consent_proof p left join consent c on c.customer_id = :customer
                and c.purpose = p.purpose and c.channel = p.channel
            """;

    /** A proof stays under the id of whom it was said by, also when they are merged into another customer. */
    private static final String OF_CUSTOMER = """
            p.customer_id in (select cast(:customer as varchar(36))
                union all select m.merged_id from customer_merge m where m.customer_id = :customer)
            """;

    private final JdbcClient jdbc;

    ConsentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A proof and its number in the table. */
    record ProofRow(long id, ConsentProof proof) {}

    /** What holds for a topic. */
    Optional<ConsentProof> standing(CustomerId customer, ConsentTopic topic) {
        return jdbc.sql("""
                        select p.*, true as standing from consent c join consent_proof p on p.id = c.proof_id
                        where c.customer_id = ? and c.purpose = ? and c.channel = ?""")
                .params(customer.value(), topic.purpose(), topic.channel())
                .query((row, number) -> read(row))
                .optional();
    }

    /** What holds, for every topic that anything was said about. */
    List<ConsentProof> standing(CustomerId customer) {
        return jdbc.sql("""
                        select p.*, true as standing from consent c join consent_proof p on p.id = c.proof_id
                        where c.customer_id = ? order by c.purpose, c.channel""")
                .param(customer.value())
                .query((row, number) -> read(row))
                .list();
    }

    /** The very same statement, kept before. */
    Optional<ConsentProof> same(ConsentStatement said, Instant at) {
        return jdbc.sql(PROOF + "where " + OF_CUSTOMER + """
                            and p.at = :at and p.purpose = :purpose and p.channel = :channel and p.given = :given
                            and p.source = :source and p.said = :said fetch first 1 rows only""")
                .param("customer", said.customer().value())
                .param("at", RowTime.of(at))
                .param("purpose", said.topic().purpose())
                .param("channel", said.topic().channel())
                .param("given", said.given())
                .param("source", said.source().name())
                .param("said", said.said())
                .query((row, number) -> read(row))
                .optional();
    }

    /** Proofs before a place in the history, the latest first. */
    List<ProofRow> before(CustomerId customer, Instant at, long id, int limit) {
        return jdbc.sql(PROOF + "where " + OF_CUSTOMER + """
                            and (p.at < :at or (p.at = :at and p.id < :id))
                        order by p.at desc, p.id desc fetch first :limit rows only""")
                .param("customer", customer.value())
                .param("at", RowTime.of(at))
                .param("id", id)
                .param("limit", limit)
                .query((row, number) -> new ProofRow(row.getLong("id"), read(row)))
                .list();
    }

    long count(CustomerId customer, long atMost) {
        return jdbc.sql("select count(*) from (select 1 as one from consent_proof p where " + OF_CUSTOMER
                        + " fetch first :most rows only) counted")
                .param("customer", customer.value())
                .param("most", atMost)
                .query(Long.class)
                .single();
    }

    boolean exists(CustomerId customer, String ref) {
        return jdbc.sql("select count(*) from consent_proof p where p.ref = :ref and " + OF_CUSTOMER)
                        .param("ref", ref)
                        .param("customer", customer.value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    long insert(ConsentStatement said, String ref, Instant at, Instant now) {
        var key = new GeneratedKeyHolder();
        jdbc.sql("""
                        insert into consent_proof (ref, customer_id, purpose, channel, given, at, recorded_at, source,
                            said, wording, locale, cause_kind, cause_ref)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        ref,
                        said.customer().value(),
                        said.topic().purpose(),
                        said.topic().channel(),
                        said.given(),
                        RowTime.of(at),
                        RowTime.of(now),
                        said.source().name(),
                        said.said(),
                        said.wording(),
                        said.locale(),
                        said.cause().kind().name(),
                        said.cause().ref())
                .update(key, "id");
        return key.getKeyAs(Long.class);
    }

    /** Makes a proof the one that holds; the caller holds the customer. */
    void stand(ConsentStatement said, long proof, boolean first) {
        var sql = first
                ? "insert into consent (given, proof_id, customer_id, purpose, channel) values (?, ?, ?, ?, ?)"
                : "update consent set given = ?, proof_id = ? where customer_id = ? and purpose = ? and channel = ?";
        jdbc.sql(sql)
                .params(
                        said.given(),
                        proof,
                        said.customer().value(),
                        said.topic().purpose(),
                        said.topic().channel())
                .update();
    }

    /** Lets a yes of the merged customer hold for the kept one, in place of what held there; the caller holds both. */
    void handOver(CustomerId merged, CustomerId kept, ConsentTopic topic) {
        jdbc.sql("delete from consent where customer_id = ? and purpose = ? and channel = ?")
                .params(kept.value(), topic.purpose(), topic.channel())
                .update();
        jdbc.sql("update consent set customer_id = ? where customer_id = ? and purpose = ? and channel = ?")
                .params(kept.value(), merged.value(), topic.purpose(), topic.channel())
                .update();
    }

    /** Leaves nothing that holds for a customer; their proofs stay. */
    void forget(CustomerId merged) {
        jdbc.sql("delete from consent where customer_id = ?")
                .param(merged.value())
                .update();
    }

    private static ConsentProof read(ResultSet row) throws SQLException {
        return new ConsentProof(
                row.getString("ref"),
                new ConsentTopic(row.getString("purpose"), row.getString("channel")),
                row.getBoolean("given"),
                RowTime.read(row, "at"),
                RowTime.read(row, "recorded_at"),
                ConsentSource.valueOf(row.getString("source")),
                row.getString("said"),
                row.getString("wording"),
                row.getString("locale"),
                new Cause(Cause.Kind.valueOf(row.getString("cause_kind")), row.getString("cause_ref")),
                row.getBoolean("standing"));
    }
}
