package io.wayline.steps.choice;

import java.util.Locale;
import java.util.Set;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.audience.segment.Segments;
import io.wayline.journey.step.InputChoices;

/** Steps can name segments that there are. */
@Configuration(proxyBeanMethods = false)
class SegmentChoices {

    @Bean
    InputChoices segmentsToInvite(Segments segments) {
        return new Keys("inviteSegment", segments);
    }

    @Bean
    InputChoices segmentsToWatch(Segments segments) {
        return new Keys("findSegmentChanges", segments);
    }

    @Bean
    InputChoices segmentsToMove(Segments segments) {
        return new Keys("moveSegment", segments);
    }

    private record Keys(String step, Segments segments) implements InputChoices {

        @Override
        public String input() {
            return "segment";
        }

        @Override
        public Set<String> values() {
            return segments.keys();
        }

        @Override
        public String name(String value, Locale reader) {
            return segments.get(value).name(reader);
        }
    }
}
