package io.wayline.steps;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.experiment.Experiments;
import io.wayline.experiment.Shares;
import io.wayline.journey.step.InputGrammar;

/** How an experiment and its shares are written, so that a slip is seen before anybody is parted by it. */
@Configuration(proxyBeanMethods = false)
class VariantInputs {

    @Bean
    InputGrammar grammarOfShares() {
        return new Grammar(
                "shares",
                text -> Shares.fault(text)
                        .map(found -> new InputGrammar.Fault(
                                "shares-" + found.fault().name().toLowerCase(Locale.ROOT), found.what())));
    }

    @Bean
    InputGrammar grammarOfExperiments() {
        return new Grammar(
                "experiment",
                text -> Experiments.isName(text)
                        ? Optional.empty()
                        : Optional.of(new InputGrammar.Fault("experiment-name", text)));
    }

    private record Grammar(String input, Function<String, Optional<Fault>> check) implements InputGrammar {

        @Override
        public String step() {
            return "chooseVariant";
        }

        @Override
        public Optional<Fault> fault(String text) {
            return check.apply(text);
        }
    }
}
