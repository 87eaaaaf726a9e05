package io.wayline.complaint.web;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import jakarta.servlet.http.HttpServletResponse;

import de.siegmar.fastcsv.writer.CsvWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import io.wayline.complaint.improvement.CauseCounts;
import io.wayline.complaint.improvement.CauseCounts.By;
import io.wayline.complaint.improvement.Effect;
import io.wayline.complaint.improvement.Effects;
import io.wayline.complaint.improvement.Improvement;
import io.wayline.complaint.improvement.Improvements;
import io.wayline.customer.access.Viewer;
import io.wayline.shared.Page;
import io.wayline.shared.SpreadsheetCell;

/** The board as files that are safe to open in a spreadsheet; names of columns and codes are the same in each language. */
@Component
class ImprovementFile {

    private final CauseCounts causes;
    private final Improvements improvements;
    private final Effects effects;
    private final MessageSource texts;
    private final ZoneId zone;

    ImprovementFile(CauseCounts causes, Improvements improvements, Effects effects, MessageSource texts, ZoneId zone) {
        this.causes = causes;
        this.improvements = improvements;
        this.effects = effects;
        this.texts = texts;
        this.zone = zone;
    }

    void measures(Improvements.Part part, Viewer viewer, Locale language, HttpServletResponse response)
            throws IOException {
        var out = begin("improvements-" + part.name().toLowerCase(Locale.ROOT), response);
        var csv = CsvWriter.builder().build(out);
        csv.writeRecord(
                "complaint",
                "cause",
                "unit",
                "product",
                "measure",
                "owner",
                "due",
                "done",
                "done_by",
                "what_was_done",
                "complaints_before",
                "complaints_after",
                "effect");
        for (var page = 0; (long) page * Page.LARGEST < Page.COUNTED_TO; page++) {
            var found = improvements.page(part, viewer, page, Page.LARGEST).items();
            var judged = effects.of(found);
            found.forEach(each -> csv.writeRecord(row(each, Objects.requireNonNull(judged.get(each.id())), language)
                    .toArray(String[]::new)));
            if (found.size() < Page.LARGEST) {
                break;
            }
        }
        csv.flush();
        out.flush();
    }

    void causes(By by, int months, Locale language, HttpServletResponse response) throws IOException {
        var out = begin("causes-by-" + by.name().toLowerCase(Locale.ROOT), response);
        var csv = CsvWriter.builder().build(out);
        for (var page = 0; (long) page * Page.LARGEST < Page.COUNTED_TO; page++) {
            var table = causes.of(by, months, page, Page.LARGEST);
            if (page == 0) {
                var head = new ArrayList<String>(List.of(by.name().toLowerCase(Locale.ROOT)));
                table.causes().forEach(cause -> head.add(cell(word("cause", cause, language))));
                head.add(text("improvements.further", language));
                head.add(text("improvements.total", language));
                csv.writeRecord(head);
            }
            for (var line : table.lines().items()) {
                var row = new ArrayList<String>(
                        List.of(cell(by == By.UNIT ? word("unit", line.label(), language) : line.label())));
                line.counts().forEach(count -> row.add(Long.toString(count)));
                row.add(Long.toString(line.total()));
                csv.writeRecord(row);
            }
            if (table.lines().items().size() < Page.LARGEST) {
                break;
            }
        }
        csv.flush();
        out.flush();
    }

    private List<String> row(Improvement each, Effect effect, Locale language) {
        var done = each.done();
        return List.of(
                cell(each.complaint()),
                cell(word("cause", each.cause(), language)),
                cell(each.unit() == null ? "" : word("unit", each.unit(), language)),
                cell(each.product()),
                cell(each.measure()),
                cell(each.owner()),
                each.due() == null ? "" : each.due().toString(),
                done == null ? "" : done.at().atZone(zone).toLocalDate().toString(),
                done == null ? "" : cell(done.by()),
                done == null ? "" : cell(done.note()),
                Long.toString(effect.before()),
                Long.toString(effect.after()),
                cell(text("improvements.effect." + effect.verdict(), language)));
    }

    private static OutputStreamWriter begin(String name, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Content-Disposition", "attachment; filename=\"%s.csv\"".formatted(name));
        var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        out.write(SpreadsheetCell.BYTE_ORDER_MARK);
        return out;
    }

    private static String cell(@Nullable String text) {
        return SpreadsheetCell.of(text);
    }

    private String word(String of, String word, Locale language) {
        return word.isEmpty()
                ? ""
                : String.valueOf(texts.getMessage("complaint." + of + "." + word, null, word, language));
    }

    private String text(String key, Locale language) {
        return String.valueOf(texts.getMessage(key, null, language));
    }
}
