package io.wayline.message.search;

import java.util.Set;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.wayline.message.template.MailTemplates;
import io.wayline.shared.Page;
import io.wayline.shared.access.Role;
import io.wayline.shared.search.Found;
import io.wayline.shared.search.Marked;
import io.wayline.shared.search.SearchGroup;
import io.wayline.shared.search.SearchRequest;
import io.wayline.shared.search.SearchSource;
import io.wayline.shared.search.SearchText;

/** Mail templates by their names. */
@Component
class TemplateSource implements SearchSource {

    private final MailTemplates templates;

    TemplateSource(MailTemplates templates) {
        this.templates = templates;
    }

    @Override
    public SearchGroup group() {
        return new SearchGroup(65, "templates", Set.of(Role.MARKETING, Role.OPERATIONS, Role.ADMIN));
    }

    @Override
    public Page<Found> find(SearchRequest request) {
        var titles = templates.titles(request.language());
        return request.page(fitting(templates, request.text())
                .map(key -> Found.place(
                        "/mails/templates/" + key,
                        "ti-template",
                        request.text().mark(titles.getOrDefault(key, key)),
                        Marked.NOTHING))
                .toList());
    }

    /** The keys of templates whose name in any language fits, or their key. */
    static Stream<String> fitting(MailTemplates templates, SearchText text) {
        var names = SearchRequest.LANGUAGES.stream().map(templates::titles).toList();
        return templates.names().stream()
                .filter(key ->
                        text.fits(key) || names.stream().anyMatch(titles -> text.fits(titles.getOrDefault(key, key))))
                .sorted();
    }
}
