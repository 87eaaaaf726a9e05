package io.wayline.steps;

import org.springframework.stereotype.Component;

import io.wayline.journey.ModelLabels;
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
    public Names of(MailRequest.Origin origin) {
        return new Names(names.journey(origin.journey()), names.element(origin.journey(), origin.element()));
    }
}
