package io.wayline.message.dispatch;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.wayline.message.template.Written;

/**
 * The mails of one claim, on their way.
 *
 * @param token by which their rows are known to be ours
 * @param deadline until when they are
 * @param mails in the order in which they leave
 * @param contents what they say, by their ids; not of those whose text was erased
 * @param mayHaveMore whether others were due besides
 */
record ClaimedBatch(
        String token,
        Deadline deadline,
        List<ClaimedMessage> mails,
        Map<Long, Written> contents,
        PreSendCheck look,
        boolean mayHaveMore) {

    /** The mail in that place, or null when there is none or nothing is left of its text. */
    @Nullable
    ClaimedMail letter(int place) {
        if (place >= mails.size()) {
            return null;
        }
        var mail = mails.get(place);
        var content = contents.get(mail.id());
        return content == null ? null : new ClaimedMail(mail, content);
    }
}
