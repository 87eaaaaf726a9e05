package io.wayline.intake.file.csv;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The line of a file that names its columns: which there are, and what each is taken for.
 *
 * @param delimiter what stands between two fields
 * @param names as they stand in the file
 * @param places where each column that is taken is found, by its name, the surest first
 * @param missing columns without which the file cannot be taken
 * @param twice a column that two have an equal claim to, or null
 * @param reading what somebody said of how to read it
 */
public record Header(
        char delimiter,
        List<String> names,
        Map<String, List<Integer>> places,
        List<String> missing,
        @Nullable String twice,
        FileReading reading) {

    private static final String AMOUNT = "amount";

    /**
     * @param delimiters those it may be; the one under which most columns are known is it, or which makes most columns
     * @throws FileRefused when no line can be read under any of them
     */
    static Header read(ImportKind kind, String line, List<Character> delimiters, FileReading reading) {
        var candidates = new HashMap<Character, List<String>>();
        @Nullable FileRefused unreadable = null;
        for (var delimiter : delimiters) {
            try {
                candidates.put(delimiter, CsvRows.fields(line, delimiter));
            } catch (FileRefused otherwise) {
                unreadable = otherwise;
            }
        }
        var best = delimiters.stream()
                .filter(candidates::containsKey)
                .max(Comparator.<Character>comparingLong(sign -> known(kind, candidates.get(sign), reading))
                        .thenComparingInt(sign -> candidates.get(sign).size())
                        .thenComparing(sign -> -delimiters.indexOf(sign)));
        if (best.isEmpty()) {
            throw unreadable == null ? new FileRefused(FileFault.EMPTY) : unreadable;
        }
        return of(kind, best.get(), candidates.get(best.get()), reading);
    }

    private static long known(ImportKind kind, List<String> names, FileReading reading) {
        return names.stream()
                .filter(name -> ColumnNames.claim(kind, name) != null
                        || reading.columns().containsKey(name.strip()))
                .count();
    }

    private static Header of(ImportKind kind, char delimiter, List<String> names, FileReading reading) {
        var said = said(names, reading);
        var guess = new Guess(kind, names, said);
        var places = guess.places();
        said.forEach((place, column) -> {
            if (!column.isEmpty()) {
                places.computeIfAbsent(column, first -> new ArrayList<>()).add(place);
            }
        });
        places.values()
                .forEach(several ->
                        several.sort(Comparator.comparingInt((Integer place) -> rank(kind, names.get(place)))
                                .thenComparing(place -> place)));
        var twice = guess.twice();
        for (var column : kind.columns()) {
            if (!column.many() && places.getOrDefault(column.name(), List.of()).size() > 1) {
                twice = column.name();
            }
        }
        return new Header(delimiter, names, places, missing(kind, places, reading), twice, reading);
    }

    /** Of several numbers the one of a mobile phone comes first. */
    private static int rank(ImportKind kind, String name) {
        var claim = ColumnNames.claim(kind, name);
        return claim == null ? Integer.MAX_VALUE : claim.rank();
    }

    /** By place, what somebody said of a column. */
    private static Map<Integer, String> said(List<String> names, FileReading reading) {
        var said = new TreeMap<Integer, String>();
        for (var place = 0; place < names.size(); place++) {
            var column = reading.columns().get("#" + (place + 1));
            if (column == null) {
                column = reading.columns().get(names.get(place).strip());
            }
            if (column != null) {
                said.put(place, column);
            }
        }
        return said;
    }

    private static List<String> missing(ImportKind kind, Map<String, List<Integer>> places, FileReading reading) {
        var missing = new ArrayList<String>();
        for (var column : kind.columns()) {
            var has = places.containsKey(column.name());
            var isMissing = switch (column.name()) {
                case "customerRef" -> !has && !places.containsKey("customerEmail");
                case AMOUNT ->
                    !has
                            && !places.containsKey("total")
                            && !(places.containsKey("price") && places.containsKey("quantity"));
                case "currency" -> !has && reading.currency() == null;
                default -> column.required() && !has;
            };
            if (isMissing) {
                missing.add(column.name());
            }
        }
        return missing;
    }

    /** @throws FileRefused when a column is missing that is needed, or one is there twice */
    public Header checked() {
        if (twice != null) {
            throw new FileRefused(FileFault.COLUMN_TWICE, 1, twice);
        }
        if (!missing.isEmpty()) {
            throw new FileRefused(FileFault.COLUMN_MISSING, 1, String.join(", ", missing));
        }
        return this;
    }

    public boolean has(String column) {
        return places.containsKey(column);
    }

    /** The place behind which a row may end, since nothing that every row needs stands there. */
    int lastNeeded() {
        return List.of("ref", "customerRef", "orderRef", "placedAt").stream()
                .flatMap(column -> places.getOrDefault(column, List.of()).stream())
                .mapToInt(Integer::intValue)
                .max()
                .orElse(-1);
    }

    /** The column that a field of the file is taken for, or null when it is left out. */
    @Nullable
    public String columnAt(int place) {
        return places.entrySet().stream()
                .filter(known -> known.getValue().contains(place))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** How it is read, column by column as the file names them, with those that are left out. */
    public FileReading told() {
        var columns = new LinkedHashMap<String, String>();
        for (var place = 0; place < names.size(); place++) {
            var name = names.get(place).strip();
            var isOnly = !name.isEmpty()
                    && !name.startsWith("#")
                    && names.stream()
                                    .filter(other -> other.strip().equals(name))
                                    .count()
                            == 1;
            var column = columnAt(place);
            columns.put(isOnly ? name : "#" + (place + 1), column == null ? "" : column);
        }
        return new FileReading(columns, reading.dates(), reading.country(), reading.currency(), reading.newCustomers());
    }

    /** The same for two files whose columns have the same names in the same order. */
    public String shape() {
        var bare = names.stream().map(ColumnNames::bare).collect(Collectors.joining("\n"));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bare.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
