package io.wayline.journey.task;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.journey.retained.InstanceTable;

/** Where tasks, and what was answered in them, are kept. */
@Configuration(proxyBeanMethods = false)
class TaskTables {

    @Bean
    InstanceTable tableOfWorkItems() {
        return InstanceTable.dropped("work_item");
    }

    @Bean
    InstanceTable tableOfFormAnswers() {
        return InstanceTable.dropped("form_answer");
    }
}
