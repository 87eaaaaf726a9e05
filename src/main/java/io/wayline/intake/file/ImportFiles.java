package io.wayline.intake.file;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Enumeration;
import java.util.NoSuchElementException;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The files themselves, in pieces in the database, so that any node can work on them. */
@Component
class ImportFiles {

    /** As much of a file as is in memory at a time. */
    static final int PIECE = 256 * 1024;

    private final JdbcClient jdbc;

    ImportFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(String id, int number, byte[] piece) {
        jdbc.sql("insert into import_chunk (import_id, number, content) values (?, ?, ?)")
                .params(id, number, piece)
                .update();
    }

    InputStream open(String id) {
        return new SequenceInputStream(new Pieces(id));
    }

    void delete(String id) {
        jdbc.sql("delete from import_chunk where import_id = ?").param(id).update();
    }

    private final class Pieces implements Enumeration<InputStream> {

        private final String id;
        private int number;
        private byte @Nullable [] ahead;

        Pieces(String id) {
            this.id = id;
        }

        @Override
        public boolean hasMoreElements() {
            if (ahead == null) {
                ahead = jdbc.sql("select content from import_chunk where import_id = ? and number = ?")
                        .params(id, number)
                        .query((row, place) -> row.getBytes("content"))
                        .optional()
                        .orElse(null);
                number++;
            }
            return ahead != null;
        }

        @Override
        public InputStream nextElement() {
            var piece = hasMoreElements() ? ahead : null;
            if (piece == null) {
                throw new NoSuchElementException();
            }
            ahead = null;
            return new ByteArrayInputStream(piece);
        }
    }
}
