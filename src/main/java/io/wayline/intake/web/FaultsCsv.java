package io.wayline.intake.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;

import de.siegmar.fastcsv.writer.CsvWriter;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

import io.wayline.intake.file.ImportRun;
import io.wayline.intake.file.Imports;
import io.wayline.shared.SpreadsheetCell;

/** What is wrong with the rows of a file, as a file, in the reader's language and safe to open in a spreadsheet. */
@Component
class FaultsCsv {

    private final Imports imports;
    private final ImportViews views;
    private final MessageSource texts;

    FaultsCsv(Imports imports, ImportViews views, MessageSource texts) {
        this.imports = imports;
        this.views = views;
        this.texts = texts;
    }

    ResponseEntity<StreamingResponseBody> of(ImportRun run, Authentication reader) {
        var open = views.showsValues(run, reader);
        var language = LocaleContextHolder.getLocale();
        var name = ContentDisposition.attachment()
                .filename("errors-" + run.id() + ".csv")
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                .body(out -> write(run, open, language, out));
    }

    private void write(ImportRun run, boolean open, Locale language, OutputStream out) throws IOException {
        var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write(SpreadsheetCell.BYTE_ORDER_MARK);
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(Stream.of("line", "column", "value", "problem", "fix")
                    .map(name -> texts.getMessage("import.error." + name, null, language))
                    .toList());
            imports.eachFault(run.id(), fault -> {
                var said = views.of(fault, open, language);
                csv.writeRecord(
                        Long.toString(said.line()),
                        SpreadsheetCell.of(said.column()),
                        SpreadsheetCell.of(said.value()),
                        said.problem(),
                        said.fix());
            });
        }
    }
}
