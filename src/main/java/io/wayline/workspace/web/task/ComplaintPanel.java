package io.wayline.workspace.web.task;

import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import io.wayline.complaint.Complaint;
import io.wayline.complaint.ComplaintText;
import io.wayline.complaint.Complaints;
import io.wayline.customer.access.Viewer;
import io.wayline.journey.task.TasksAbout;
import io.wayline.journey.task.WorkItem;

/** What the customer wrote, here and in what is answered by it, on the tasks of their complaint: who looks for the cause reads it where they write. */
@Component
class ComplaintPanel {

    private static final String JOURNEY = "complaint";

    private final TasksAbout tasks;
    private final Complaints complaints;

    ComplaintPanel(TasksAbout tasks, Complaints complaints) {
        this.tasks = tasks;
        this.complaints = complaints;
    }

    /** @param body as much of it as the reader may see */
    public record Said(ComplaintText text, String body) {}

    void add(WorkItem item, Viewer viewer, Model model) {
        if (!JOURNEY.equals(item.journey())) {
            return;
        }
        tasks.ways(JOURNEY, List.of(item.customer())).stream()
                .filter(way -> way.instance().equals(item.instance()))
                .findFirst()
                .flatMap(way -> complaints.find(item.customer(), way.subject()))
                .ifPresent(complaint -> {
                    model.addAttribute("complained", complaint.ref());
                    model.addAttribute("theirs", said(complaint, viewer));
                });
    }

    private List<Said> said(Complaint complaint, Viewer viewer) {
        var all = new ArrayList<>(complaints.texts(complaint));
        complaints.duplicatesOf(complaint).forEach(each -> all.addAll(complaints.texts(each)));
        return all.stream()
                .filter(ComplaintText::fromCustomer)
                .map(text -> new Said(text, viewer.fieldAccess().words(text.body())))
                .toList();
    }
}
