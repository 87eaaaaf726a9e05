package io.wayline.intake.file.csv;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

/** The names under which columns come from other systems, from {@code import/columns.properties}. */
final class ColumnNames {

    private static final Map<ImportKind, Map<String, Claim>> KNOWN = read();

    private ColumnNames() {}

    /**
     * What a name says of a column.
     *
     * @param rank how sure it is; 0 is surest
     */
    record Claim(String column, int rank) {}

    /** What a column of that name is, or null when nobody knows. */
    static @Nullable Claim claim(ImportKind kind, String name) {
        return KNOWN.get(kind).get(bare(name));
    }

    /** Case, blanks, and marks between words do not matter: {@code Order-Ref} is {@code orderRef}. */
    static String bare(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[^\\p{L}\\p{N}]", "")
                .toLowerCase(Locale.ROOT);
    }

    private static Map<ImportKind, Map<String, Claim>> read() {
        var lines = new Properties();
        try (var in = ColumnNames.class.getResourceAsStream("/import/columns.properties")) {
            if (in == null) {
                throw new IllegalStateException("import/columns.properties is missing");
            }
            lines.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        var known = new EnumMap<ImportKind, Map<String, Claim>>(ImportKind.class);
        for (var kind : ImportKind.values()) {
            var claims = new HashMap<String, Claim>();
            for (var column : kind.columns()) {
                var names = lines.getProperty(kind.name().toLowerCase(Locale.ROOT) + "." + column.name(), "")
                        .split(",");
                for (var rank = 0; rank < names.length; rank++) {
                    claims.merge(bare(names[rank]), new Claim(column.name(), rank), ColumnNames::surer);
                }
            }
            known.put(kind, claims);
        }
        return known;
    }

    private static Claim surer(Claim one, Claim other) {
        return one.rank() <= other.rank() ? one : other;
    }
}
