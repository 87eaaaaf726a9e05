package io.wayline.intake.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import jakarta.servlet.http.HttpServletResponse;

import de.siegmar.fastcsv.writer.CsvWriter;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

import io.wayline.intake.file.ImportRun;
import io.wayline.intake.file.Imports;
import io.wayline.shared.CutOff;
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

    /**
     * Writes on the request's own thread: a request that waits for another one would be ended by the server after half
     * a minute.
     *
     * @throws CutOff when part of the file has left and the rest cannot; the stream is not ended then
     */
    void write(ImportRun run, Authentication reader, HttpServletResponse response) throws IOException {
        var open = views.showsValues(run, reader);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("errors-" + run.id() + ".csv")
                        .build()
                        .toString());
        response.flushBuffer();
        try {
            write(run, open, LocaleContextHolder.getLocale(), response.getOutputStream());
        } catch (IOException | RuntimeException fault) {
            throw new CutOff("A file of an import's faults", fault);
        }
    }

    // neither writer is closed: what they hold back is sent when all went well, and the stream is the server's to end
    private void write(ImportRun run, boolean open, Locale language, OutputStream out) throws IOException {
        var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write(SpreadsheetCell.BYTE_ORDER_MARK);
        var csv = CsvWriter.builder().build(text);
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
        csv.flush();
        text.flush();
    }
}
