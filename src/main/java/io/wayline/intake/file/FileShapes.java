package io.wayline.intake.file;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.intake.file.csv.FileReading;
import io.wayline.intake.file.csv.ImportKind;
import io.wayline.shared.RowTime;

/** How people said that files of a shape are read: the next file with the same columns is read so. */
@Component
class FileShapes {

    private final JdbcClient jdbc;
    private final Clock clock;

    FileShapes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is remembered, and from which file. */
    record Remembered(FileReading reading, String file, String by, Instant at) {}

    Optional<Remembered> find(ImportKind kind, String shape) {
        return jdbc.sql("select reading, file_name, said_by, said_at from import_shape where kind = ? and shape = ?")
                .params(kind.name(), shape)
                .query((row, number) -> new Remembered(
                        FileReading.parse(row.getString("reading")),
                        row.getString("file_name"),
                        row.getString("said_by"),
                        RowTime.read(row, "said_at")))
                .optional();
    }

    /** What was said last counts. */
    @Transactional
    public void remember(ImportKind kind, String shape, FileReading reading, String file, String by) {
        jdbc.sql("""
                        merge into import_shape s using (
                            select cast(? as varchar) as kind, cast(? as varchar) as shape, cast(? as varchar) as reading,
                                cast(? as varchar) as file_name, cast(? as varchar) as said_by,
                                cast(? as timestamp(6) with time zone) as said_at) n
                        on s.kind = n.kind and s.shape = n.shape
                        when matched then update set reading = n.reading, file_name = n.file_name,
                            said_by = n.said_by, said_at = n.said_at
                        when not matched then insert (kind, shape, reading, file_name, said_by, said_at)
                            values (n.kind, n.shape, n.reading, n.file_name, n.said_by, n.said_at)""")
                .params(kind.name(), shape, reading.text(), file, by, RowTime.of(clock.instant()))
                .update();
    }
}
