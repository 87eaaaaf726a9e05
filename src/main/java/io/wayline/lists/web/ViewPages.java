package io.wayline.lists.web;

import java.util.stream.Collectors;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.wayline.lists.DeskList;
import io.wayline.lists.DeskLists;
import io.wayline.lists.Filters;
import io.wayline.lists.view.SavedView;
import io.wayline.lists.view.SavedViews;
import io.wayline.lists.view.TooManyViews;
import io.wayline.shared.InvalidValue;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;
import io.wayline.staff.Queues;
import io.wayline.staff.SignedIn;

/** Views of lists: kept from the list, looked after on a page of their own. */
@Controller
@RequestMapping("/views")
class ViewPages {

    private static final String LOOK_AFTER = "redirect:/views";

    private final DeskLists lists;
    private final SavedViews views;
    private final Queues queues;
    private final Accounts accounts;

    ViewPages(DeskLists lists, SavedViews views, Queues queues, Accounts accounts) {
        this.lists = lists;
        this.views = views;
        this.queues = queues;
        this.accounts = accounts;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "") String list, SignedIn reader, Model model) {
        return show(lists.get(list, reader.getPrincipal()), reader.getPrincipal(), null, model);
    }

    @PostMapping
    String keep(
            @RequestParam(defaultValue = "") String list,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String filters,
            SignedIn reader,
            Model model,
            HttpServletResponse response) {
        var by = reader.getPrincipal();
        var of = lists.get(list, by);
        var narrowed = Filters.of(filters, of.filters());
        try {
            var id = views.keep(of, name, narrowed, by);
            return "redirect:" + of.path() + "?" + (narrowed.isEmpty() ? "" : narrowed.query() + "&") + "view=" + id;
        } catch (InvalidValue wrong) {
            return refused(of, by, wrong.field(), model, response);
        } catch (TooManyViews full) {
            return refused(of, by, "full", model, response);
        }
    }

    /** @param first whether the list opens with it for the reader */
    @PostMapping("/{id}")
    String change(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String list,
            @RequestParam @Nullable String name,
            @RequestParam(defaultValue = "") String queue,
            @RequestParam(defaultValue = "false") boolean first,
            SignedIn reader,
            Model model,
            RedirectAttributes address,
            HttpServletResponse response) {
        var by = reader.getPrincipal();
        var of = lists.get(list, by);
        try {
            if (name != null) {
                views.change(of, id, name, queue.isEmpty() ? null : queue, by);
            }
            var was = views.first(of.name(), by).map(SavedView::id).orElse("");
            if (first || was.equals(id)) {
                views.open(of, first ? id : null, by);
            }
        } catch (InvalidValue wrong) {
            return refused(of, by, wrong.field(), model, response);
        }
        address.addAttribute("list", of.name());
        return LOOK_AFTER;
    }

    @PostMapping("/{id}/delete")
    String delete(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String list,
            SignedIn reader,
            RedirectAttributes address) {
        var of = lists.get(list, reader.getPrincipal());
        views.delete(of, id, reader.getPrincipal());
        address.addAttribute("list", of.name());
        return LOOK_AFTER;
    }

    private String refused(DeskList list, Person reader, String fault, Model model, HttpServletResponse response) {
        response.setStatus(422);
        return show(list, reader, fault, model);
    }

    private String show(DeskList list, Person reader, @Nullable String fault, Model model) {
        var all = views.of(list.name(), reader);
        var shared = list.sharesWith(reader);
        model.addAttribute("list", list);
        model.addAttribute("views", all);
        model.addAttribute("most", SavedViews.MOST);
        model.addAttribute("reader", reader.username());
        model.addAttribute("fault", fault);
        model.addAttribute(
                "queues",
                queues.list().stream()
                        .filter(queue -> shared.contains(queue.key()))
                        .toList());
        model.addAttribute(
                "owners", accounts.names(all.stream().map(SavedView::username).collect(Collectors.toSet())));
        return "lists/views";
    }
}
