package io.wayline.steps;

import java.util.Locale;

import org.springframework.stereotype.Component;

import io.wayline.journey.naming.ModelLabels;
import io.wayline.message.MailRequest;
import io.wayline.message.OriginNames;

/** Lets diagrams say what the steps are called that ask for mails. */
@Component
class NamedOrigins implements OriginNames {

    private final ModelLabels names;

    NamedOrigins(ModelLabels names) {
        this.names = names;
    }

    @Override
    public Names of(MailRequest.Origin origin, Locale reader) {
        return new Names(
                names.journey(origin.journey(), reader), names.element(origin.journey(), origin.element(), reader));
    }
}
