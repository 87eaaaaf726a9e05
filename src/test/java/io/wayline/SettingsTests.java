package io.wayline;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import jakarta.validation.Constraint;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/** A setting that cannot work is refused at the start, by its name, with its value and what fits. */
class SettingsTests {

    /** Checked in the constructor of their record, which says more than a limit could. */
    private static final List<String> CHECKED_THERE =
            List.of("wayline.engine.circuit.longestProbe", "wayline.calls.overdueAfter", "wayline.calls.ahead");

    @ConfigurationPropertiesScan
    static class AllSettings {}

    @ParameterizedTest
    @CsvSource(textBlock = """
                    wayline.events.threads,                0
                    wayline.events.threads,                65
                    wayline.events.poll,                   0s
                    wayline.events.keep-unknown,           -1d
                    wayline.engine.threads,                0
                    wayline.engine.queue,                  0
                    wayline.engine.fetch,                  -3
                    wayline.engine.lock,                   1s
                    wayline.engine.retries,                'PT1M,soon'
                    wayline.engine.retries,                ''
                    wayline.engine.longest-pause,          20ms
                    wayline.engine.circuit.tries,          0
                    wayline.engine.circuit.failed,         100
                    wayline.engine.circuit.longest-probe,  1s
                    wayline.journey.limits.depth,          0
                    wayline.mail.threads,                  0
                    wayline.mail.batch,                    0
                    wayline.mail.poll,                     1h
                    wayline.mail.mails-per-connection,     0
                    wayline.mail.uncertain.evidence,       -1s
                    wayline.mail.gate.held-for,            0s
                    wayline.mail.gate.cap.most,            0
                    wayline.mail.keep.texts,               0d
                    wayline.mail.resend.alone,             -1
                    wayline.import.batch,                  0
                    wayline.import.max-size,               0MB
                    wayline.intake.rate,                   0
                    wayline.intake.backlog,                0
                    wayline.http.max-body,                 1KB
                    wayline.live.poll,                     1ms
                    wayline.live.heartbeat,                2h
                    wayline.live.streams,                  0
                    wayline.events.threads,                many
                    wayline.mail.poll,                     often
                    """)
    void isRefusedByItsName(String setting, String value) {
        with(setting + "=" + value).run(context -> {
            assertThat(context).hasFailed();
            assertThat(everythingSaid(context.getStartupFailure()))
                    .containsIgnoringCase(setting.replace("-", ""))
                    .contains(asBound(value).replace("-", ""));
        });
    }

    @Test
    void whatIsSetByDefaultFits() {
        with("wayline.sample=true").run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void noNumberAndNoLengthOfTimeIsWithoutLimits() {
        assertThat(settings().flatMap(type -> unlimited(prefix(type), type)))
                .as("settings that take any value")
                .isEmpty();
    }

    private static ApplicationContextRunner with(String setting) {
        return new ApplicationContextRunner().withPropertyValues(setting).withUserConfiguration(AllSettings.class);
    }

    /** A length of time and a size are said as they were understood. */
    private static String asBound(String value) {
        if (value.matches("-?\\d+(ms|s|m|h|d)")) {
            return DurationStyle.SIMPLE.parse(value).toString();
        }
        return value.matches("\\d+[KM]B") ? DataSize.parse(value).toString() : value;
    }

    /** Of all causes, without the dashes in which settings and components differ. */
    private static String everythingSaid(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .map(String::valueOf)
                .reduce("", String::concat)
                .replace("-", "");
    }

    private static Stream<String> unlimited(String prefix, Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).flatMap(component -> {
            var name = prefix + "." + component.getName();
            if (component.getType().isRecord()) {
                return unlimited(name, component.getType());
            }
            return isMeasure(component) && !isLimited(component) && !CHECKED_THERE.contains(name)
                    ? Stream.of(name)
                    : Stream.of();
        });
    }

    private static boolean isMeasure(RecordComponent component) {
        return component.getType() == int.class
                || component.getType() == long.class
                || component.getType() == Duration.class;
    }

    private static boolean isLimited(RecordComponent component) {
        return Arrays.stream(component.getAccessor().getAnnotations())
                .anyMatch(each -> each.annotationType().isAnnotationPresent(Constraint.class));
    }

    private static String prefix(Class<?> type) {
        return type.getAnnotation(ConfigurationProperties.class).value();
    }

    private static Stream<Class<?>> settings() {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scan.findCandidateComponents("io.wayline").stream()
                .map(found -> ClassUtils.resolveClassName(found.getBeanClassName(), null));
    }
}
