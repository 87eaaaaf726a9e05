package io.wayline.intake.web;

import java.io.IOException;
import java.util.Locale;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.intake.file.Imports;
import io.wayline.intake.file.Previews;
import io.wayline.intake.file.csv.FileRefused;
import io.wayline.intake.file.csv.ImportKind;

/** Where operations import files: choose one, see how it would be read, follow it, correct what was refused. */
@Controller
@RequestMapping("/imports")
@PreAuthorize("hasRole('OPERATIONS')")
class ImportPages {

    private static final int ROWS = 50;

    private final Imports imports;
    private final Previews previews;
    private final ImportViews views;
    private final PreviewViews previewViews;
    private final FaultsCsv csv;

    ImportPages(Imports imports, Previews previews, ImportViews views, PreviewViews previewViews, FaultsCsv csv) {
        this.previewViews = previewViews;
        this.imports = imports;
        this.previews = previews;
        this.views = views;
        this.csv = csv;
    }

    @GetMapping
    String list(@RequestParam @Nullable String cursor, Model model) {
        model.addAttribute("page", imports.list(cursor, ROWS).map(views::of));
        model.addAttribute("first", cursor == null);
        return "intake/imports";
    }

    /** The beginning of a file comes as it is; a part of the page goes back. */
    @PostMapping("/preview")
    String preview(
            @RequestParam ImportKind kind,
            @RequestParam String charset,
            @RequestParam boolean whole,
            HttpServletRequest request,
            Locale language,
            Model model)
            throws IOException {
        var beginning = request.getInputStream().readNBytes(Previews.ENOUGH);
        try {
            var preview = previews.of(kind, charset, FileReadings.of(kind, request), beginning, whole);
            model.addAttribute("kind", kind);
            model.addAttribute("preview", preview);
            model.addAttribute("page", previewViews.of(kind, preview, language));
            model.addAttribute("kinds", views.kinds(preview.kinds(), true, language));
        } catch (FileRefused refused) {
            model.addAttribute("refused", views.failure(refused, language));
        }
        return "intake/import-preview";
    }

    @GetMapping("/{id}")
    String one(
            @PathVariable String id,
            @RequestParam @Nullable String column,
            @RequestParam @Nullable String code,
            @RequestParam @Nullable String cursor,
            Authentication reader,
            Locale language,
            Model model) {
        var run = imports.get(id);
        var open = views.showsValues(run, reader);
        model.addAttribute("run", views.of(run));
        model.addAttribute("inLines", run.inLines());
        model.addAttribute("refused", views.failure(run, language));
        model.addAttribute("kinds", views.kinds(imports.kinds(id), open, language));
        model.addAttribute("column", column);
        model.addAttribute("code", code);
        model.addAttribute(
                "page", imports.faults(id, column, code, cursor, ROWS).map(fault -> views.of(fault, open, language)));
        model.addAttribute("first", cursor == null);
        return "intake/import";
    }

    /** A part of the page while it runs; when it has ended, the page is fetched anew. */
    @GetMapping("/{id}/progress")
    String progress(@PathVariable String id, HttpServletResponse response, Model model) {
        var run = imports.get(id);
        if (run.state().ended()) {
            response.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("run", views.of(run));
        return "intake/import-progress";
    }

    @GetMapping("/{id}/errors.csv")
    void errors(@PathVariable String id, Authentication reader, HttpServletResponse response) throws IOException {
        csv.write(imports.get(id), reader, response);
    }

    @PostMapping("/{id}/cancel")
    String cancel(@PathVariable String id) {
        imports.cancel(id);
        return "redirect:/imports/" + imports.get(id).id();
    }
}
