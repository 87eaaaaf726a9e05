package io.wayline.intake.file.csv;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.ReferenceText;
import io.wayline.shared.SpreadsheetCell;

/**
 * One row as it stands in the file.
 *
 * @param line where it begins, from 1
 */
public record CsvRow(Header header, long line, List<String> fields) {

    /** How a spreadsheet is told that something is text: {@code ="00123"}. */
    private static final Pattern AS_TEXT = Pattern.compile("=\"([^\"]*)\"");

    /** The text of a column, or null when the file has no such column or nothing stands there. */
    @Nullable
    public String text(String column) {
        var places = header.places().get(column);
        if (places == null) {
            return null;
        }
        for (var place : places) {
            var text = at(place);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** All texts of a column that may be there several times. */
    public List<String> texts(String column) {
        return header.places().getOrDefault(column, List.of()).stream()
                .map(this::at)
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable String at(int place) {
        if (place >= fields.size()) {
            return null;
        }
        var bare = ReferenceText.strip(fields.get(place));
        var text = AS_TEXT.matcher(bare);
        var cell = text.matches() ? text.group(1) : SpreadsheetCell.read(bare);
        return cell.isBlank() ? null : cell;
    }

    /**
     * Whether each name has its field. Spreadsheets leave out empty ones at the end of a row, and write some too many;
     * neither harms, as long as all is there that is needed.
     */
    public boolean isWhole() {
        var names = header.names().size();
        if (fields.size() >= names) {
            return fields.subList(names, fields.size()).stream().allMatch(String::isBlank);
        }
        return fields.size() > header.lastNeeded();
    }
}
