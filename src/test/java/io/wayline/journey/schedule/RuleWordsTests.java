package io.wayline.journey.schedule;

import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mockito;
import org.springframework.context.support.ResourceBundleMessageSource;

import io.wayline.journey.model.bpmn.FlowNode;
import io.wayline.journey.model.bpmn.Missed;
import io.wayline.journey.model.bpmn.Trigger;
import io.wayline.journey.time.Cycle;

import static org.assertj.core.api.Assertions.assertThat;

/** When a timer begins its journey, as a sentence in both languages. */
class RuleWordsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0 0 * * * ?                             | every hour                                    | 每小时
                    0 30 * * * *                            | every hour, at 30 past                        | 每小时第 30 分
                    0 0 3 * * ?                             | every day 03:00                               | 每天 03:00
                    0 5 10 ? * TUE                          | every Tuesday 10:05                           | 每星期二 10:05
                    0 0 10 ? * MON,THU                      | every Monday, Thursday 10:00                  | 每星期一、星期四 10:00
                    0 0 9 * * MON-FRI                       | Monday to Friday 09:00                        | 星期一至星期五 09:00
                    0 0 9 * * 0                             | every Sunday 09:00                            | 每星期日 09:00
                    0 0 10 ? * TUE#1                        | on the first Tuesday of each month 10:00      | 每月第一个星期二 10:00
                    0 0 10 ? * FRIL                         | on the last Friday of each month 10:00        | 每月最后一个星期五 10:00
                    0 0 9 1 * ?                             | on day 1 of each month 09:00                  | 每月1 日 09:00
                    0 0 9 L * ?                             | on the last day of each month 09:00           | 每月最后一天 09:00
                    0 0 9 1-12 1,4,7,10 ?                   | on days 1 to 12 of January, April, July, October 09:00 | 一月、四月、七月、十月的1 日至 12 日 09:00
                    TZ=Europe/Berlin 0 0 9 * * *            | every day 09:00 (Central European Time)       | 每天 09:00（中欧时间）
                    0 0 8-18 * * *                          | by a rule of its own                          | 按自定的规则
                    R/P1D                                   | every day                                     | 每天
                    R3/PT4H                                 | every 4 hours                                 | 每 4 小时
                    R/2027-01-31T09:00:00+08:00/P1M         | every 1 months                                | 每 1 个月
                    """)
    void aRuleIsSaidAsPeopleSayIt(String rule, String english, String chinese) {
        assertThat(said(rule, Locale.ENGLISH)).isEqualTo(english);
        assertThat(said(rule, Locale.forLanguageTag("zh-CN"))).isEqualTo(chinese);
    }

    private static String said(String rule, Locale reader) {
        var texts = new ResourceBundleMessageSource();
        texts.setBasename("messages/journey");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        var timer = new JourneyTimer(
                Mockito.mock(FlowNode.class),
                Optional.of(Cycle.read(rule)),
                Mockito.mock(Trigger.Time.class),
                new Missed.RunLate());
        return new RuleWords(texts).of(timer, null, reader);
    }
}
