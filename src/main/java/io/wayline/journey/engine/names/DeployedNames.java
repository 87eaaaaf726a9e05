package io.wayline.journey.engine.names;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.journey.model.ModelFile.Kind;
import io.wayline.journey.model.Report;
import io.wayline.journey.model.names.DrawnNames;
import io.wayline.journey.model.names.NamesFile;
import io.wayline.shared.RowTime;

/**
 * What the things of each deployed version are called. The names lie beside the version and not in the engine's
 * deployment, so that a better word makes no new version of a journey; a new version begins with the names that are
 * deployed with it, and the old one keeps its own. Each is read once; a node hears of other names when it starts.
 */
@Component
public class DeployedNames {

    private static final Logger log = LoggerFactory.getLogger(DeployedNames.class);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<Version, DrawnNames> known = new ConcurrentHashMap<>();

    DeployedNames(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Version(Kind kind, String key, int version) {}

    /** The names of a version; none when it has no file of names. */
    public DrawnNames of(Kind kind, String key, int version) {
        var asked = new Version(kind, key, version);
        var names = known.get(asked);
        if (names == null) {
            names = read(asked);
            known.put(asked, names);
        }
        return names;
    }

    /**
     * Gives a version these names in place of those it had, in the caller's transaction, so that nobody meets a new
     * version without its names.
     *
     * @param content a file of names, or null for none
     * @return whether that changed anything
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean put(Kind kind, String key, int version, @Nullable String content) {
        var named = new Version(kind, key, version);
        var before = content(named);
        if (before.equals(Optional.ofNullable(content))) {
            return false;
        }
        jdbc.sql("delete from model_names where kind = ? and model_key = ? and version = ?")
                .params(kind.name(), key, version)
                .update();
        if (content != null) {
            jdbc.sql("insert into model_names (kind, model_key, version, content, changed_at) values (?, ?, ?, ?, ?)")
                    .params(kind.name(), key, version, content, RowTime.of(clock.instant()))
                    .update();
        }
        known.remove(named);
        return true;
    }

    /** What a check of today would refuse in it stays out; the rest is shown. */
    private DrawnNames read(Version version) {
        var report = new Report(version.key);
        var names =
                content(version).map(content -> NamesFile.read(content, report)).orElse(DrawnNames.NONE);
        if (!report.findings().isEmpty()) {
            log.warn(
                    "{} names of {} version {} are not shown", report.findings().size(), version.key, version.version);
        }
        return names;
    }

    private Optional<String> content(Version version) {
        return jdbc.sql("select content from model_names where kind = ? and model_key = ? and version = ?")
                .params(version.kind.name(), version.key, version.version)
                .query(String.class)
                .optional();
    }
}
