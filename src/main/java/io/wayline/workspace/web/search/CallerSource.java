package io.wayline.workspace.web.search;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import io.wayline.customer.Profile;
import io.wayline.customer.access.Disclosures.Reason;
import io.wayline.customer.access.Viewer;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.MailAddress;
import io.wayline.shared.Page;
import io.wayline.shared.access.Role;
import io.wayline.shared.search.Found;
import io.wayline.shared.search.Marked;
import io.wayline.shared.search.SearchGroup;
import io.wayline.shared.search.SearchRequest;
import io.wayline.shared.search.SearchSource;
import io.wayline.shared.search.SearchText;

/**
 * For an agent with somebody on the phone: a complete number or address is no search but opens whoever has it, which is
 * kept with its reason, as on the list of customers. Whether anybody has it is not said before.
 */
@Component
class CallerSource implements SearchSource {

    private static final int FEWEST_DIGITS = 7;

    private final MessageSource messages;

    CallerSource(MessageSource messages) {
        this.messages = messages;
    }

    @Override
    public SearchGroup group() {
        return new SearchGroup(30, "caller", Set.of(Role.AGENT));
    }

    @Override
    public Page<Found> find(SearchRequest request) {
        var typed = request.text().toString();
        var sees = Viewer.of(request.reader()).rows();
        return request.page(
                sees == Viewer.RowScope.OWN && isComplete(request.text())
                        ? List.of(Found.act(
                                "/customers",
                                Map.of("exactly", typed, "reason", Reason.CALL.name()),
                                "ti-phone-incoming",
                                Marked.plain(messages.getMessage(
                                        "search.caller.open", new Object[] {typed}, request.language())),
                                Marked.plain(messages.getMessage("search.caller.kept", null, request.language()))))
                        : List.of());
    }

    /** A number is written in digits: letters would be read as those on the keys of a telephone. */
    private static boolean isComplete(SearchText text) {
        var typed = text.toString();
        try {
            return typed.contains("@")
                    ? !new MailAddress(typed).key().isEmpty()
                    : text.digits().length() >= FEWEST_DIGITS
                            && !Profile.phone(typed).value().isEmpty();
        } catch (InvalidValue neither) {
            return false;
        }
    }
}
