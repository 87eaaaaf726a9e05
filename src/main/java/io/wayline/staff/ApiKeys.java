package io.wayline.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

import io.wayline.shared.NotFound;
import io.wayline.shared.RowTime;
import io.wayline.shared.access.Scope;
import io.wayline.shared.clock.TrueTime;

/** The keys of other systems. Only the digest of a key is kept; the key itself is seen once, when it is made. */
@Component
public class ApiKeys {

    /** The key of the embedded default; it exists nowhere else. */
    public static final String DEMONSTRATION_KEY = "wl_demo_key";

    private static final Logger LOG = LoggerFactory.getLogger(ApiKeys.class);
    private static final String PREFIX = "wl_";
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);
    private static final int LONGEST_NAME = 60;

    private final JdbcClient jdbc;
    private final TrueTime clock;
    private final Map<String, ApiKey> unstored;

    ApiKeys(JdbcClient jdbc, TrueTime clock, ApiKeySettings settings, @Value("${wayline.embedded}") boolean embedded) {
        this.jdbc = jdbc;
        this.clock = clock;
        Map<String, ApiKey> keys = new HashMap<>();
        settings.apiKeys().forEach((name, value) -> keys.put(Digests.sha256(value), new ApiKey(name, every(), null)));
        if (embedded) {
            keys.put(Digests.sha256(DEMONSTRATION_KEY), new ApiKey("demonstration", every(), null));
        }
        this.unstored = Map.copyOf(keys);
    }

    /** The key behind the text that somebody showed, if it is one of ours and good at this moment. */
    public Optional<ApiKey> find(String text) {
        var hash = Digests.sha256(text);
        var unstoredKey = unstored.get(hash);
        return unstoredKey != null ? Optional.of(unstoredKey) : stored(hash);
    }

    /**
     * Makes a key.
     *
     * @param expiresAt when it ends by itself, or null for never
     * @return the key's text, which nobody can ever read again
     */
    public String create(String name, Set<Scope> scopes, @Nullable Instant expiresAt, String by) {
        var label = name.strip();
        if (label.isEmpty() || label.length() > LONGEST_NAME) {
            throw new InvalidAccount(InvalidAccount.Why.NAME_LENGTH);
        }
        if (scopes.isEmpty()) {
            throw new InvalidAccount(InvalidAccount.Why.SCOPES_MISSING);
        }
        var now = clock.instant();
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw new InvalidAccount(InvalidAccount.Why.EXPIRY_PAST);
        }
        if (inUse(label, now)) {
            throw new InvalidAccount(InvalidAccount.Why.KEY_NAME_TAKEN);
        }
        var text = PREFIX + Digests.token();
        var made = new GeneratedKeyHolder();
        jdbc.sql("""
                        insert into api_key (name, hash, scopes, created_by, created_at, expires_at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(label, Digests.sha256(text), text(scopes), by, RowTime.of(now), RowTime.ofNullable(expiresAt))
                .update(made, "id");
        LOG.info("API key {} made by {}", made.getKey(), by);
        return text;
    }

    /** A name leads to one key; it also keeps a page that is loaded again from making a second one. */
    private boolean inUse(String name, Instant now) {
        return jdbc.sql("""
                        select count(*) from api_key
                        where name = ? and revoked_at is null and (expires_at is null or expires_at > ?)""").params(name, RowTime.of(now)).query(Long.class).single() > 0;
    }

    /** Ends a key for ever; repeating it changes nothing. */
    public void revoke(long id, String by) {
        var changed = jdbc.sql("update api_key set revoked_at = coalesce(revoked_at, ?) where id = ?")
                .params(RowTime.of(clock.instant()), id)
                .update();
        if (changed == 0) {
            throw new NotFound("key");
        }
        LOG.info("API key {} revoked by {}", id, by);
    }

    /** The stored keys that still work first, then the others, newest first; at most 500. */
    public List<StoredKey> list() {
        return jdbc.sql("""
                        select id, name, scopes, created_by, created_at, expires_at, last_used_at, revoked_at from api_key
                        order by case when revoked_at is null then 0 else 1 end, id desc fetch first 500 rows only""").query(ApiKeys::kept).list();
    }

    /** The names of the keys that come from the settings or with the embedded default. */
    public List<String> unstored() {
        return unstored.values().stream().map(ApiKey::name).sorted().toList();
    }

    private Optional<ApiKey> stored(String hash) {
        var now = clock.instant();
        var found = jdbc.sql("""
                        select id, name, scopes, created_by, created_at, expires_at, last_used_at, revoked_at
                        from api_key where hash = ?""").param(hash).query(ApiKeys::kept).optional().filter(key -> key.worksAt(now));
        found.ifPresent(key -> noteUse(key, now));
        return found.map(key -> new ApiKey(key.name(), key.scopes(), null));
    }

    private void noteUse(StoredKey key, Instant now) {
        var due = now.minus(USE_NOTED_EVERY);
        if (key.lastUsedAt() == null || key.lastUsedAt().isBefore(due)) {
            jdbc.sql("update api_key set last_used_at = ? where id = ? and (last_used_at is null or last_used_at < ?)")
                    .params(RowTime.of(now), key.id(), RowTime.of(due))
                    .update();
        }
    }

    private static StoredKey kept(ResultSet row, int number) throws SQLException {
        return new StoredKey(
                row.getLong("id"),
                row.getString("name"),
                Arrays.stream(row.getString("scopes").split(" "))
                        .flatMap(text -> Scope.named(text).stream())
                        .collect(Collectors.toUnmodifiableSet()),
                row.getString("created_by"),
                RowTime.read(row, "created_at"),
                RowTime.readNullable(row, "expires_at"),
                RowTime.readNullable(row, "last_used_at"),
                RowTime.readNullable(row, "revoked_at"));
    }

    private static String text(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::text).collect(Collectors.joining(" "));
    }

    private static Set<Scope> every() {
        return Set.copyOf(EnumSet.allOf(Scope.class));
    }

    /** A key as it is kept. */
    public record StoredKey(
            long id,
            String name,
            Set<Scope> scopes,
            String createdBy,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt) {

        public boolean worksAt(Instant now) {
            return revokedAt == null && (expiresAt == null || expiresAt.isAfter(now));
        }
    }
}
