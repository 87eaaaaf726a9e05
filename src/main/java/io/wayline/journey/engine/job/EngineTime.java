package io.wayline.journey.engine.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The engine stores times without a zone, in that of its process, which is UTC here. */
public final class EngineTime {

    private EngineTime() {}

    public static OffsetDateTime read(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).atOffset(ZoneOffset.UTC);
    }
}
