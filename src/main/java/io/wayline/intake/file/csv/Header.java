package io.wayline.intake.file.csv;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The first line of a file: which columns it has, and where.
 *
 * @param delimiter what stands between two fields
 * @param names as they stand in the file
 * @param places where each column that we know is found, by its name
 */
public record Header(char delimiter, List<String> names, Map<String, Integer> places) {

    /**
     * @param delimiters those it may be; the one under which most columns are known is it
     * @throws FileRefused when there are no names, a required column is missing, or one is there twice
     */
    static Header read(ImportKind kind, String line, List<Character> delimiters) {
        var candidates = new ArrayList<Header>();
        @Nullable FileRefused unreadable = null;
        for (var delimiter : delimiters) {
            try {
                candidates.add(new Header(delimiter, CsvRows.fields(line, delimiter), Map.of()));
            } catch (FileRefused otherwise) {
                unreadable = otherwise;
            }
        }
        var best = candidates.stream().max(Comparator.comparingLong(header -> header.known(kind)));
        if (best.isEmpty()) {
            throw unreadable == null ? new FileRefused(FileFault.EMPTY) : unreadable;
        }
        return new Header(best.get().delimiter, best.get().names, best.get().places(kind));
    }

    private long known(ImportKind kind) {
        return names.stream().filter(name -> kind.columnNamed(name).isPresent()).count();
    }

    private Map<String, Integer> places(ImportKind kind) {
        var found = new HashMap<String, Integer>();
        for (var place = 0; place < names.size(); place++) {
            var column = kind.columnNamed(names.get(place)).orElse(null);
            if (column != null && found.putIfAbsent(column.name(), place) != null) {
                throw new FileRefused(FileFault.COLUMN_TWICE, 1, column.name());
            }
        }
        var missing = new ArrayList<String>();
        for (var column : kind.columns()) {
            if (column.required() && !found.containsKey(column.name())) {
                missing.add(column.name());
            }
        }
        if (!missing.isEmpty()) {
            throw new FileRefused(FileFault.COLUMN_MISSING, 1, String.join(", ", missing));
        }
        return found;
    }

    /** The column that a field of the file is taken for, or null when it is left out. */
    @Nullable
    public String columnAt(int place) {
        return places.entrySet().stream()
                .filter(known -> known.getValue() == place)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }
}
