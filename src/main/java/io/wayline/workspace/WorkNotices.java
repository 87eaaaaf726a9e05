package io.wayline.workspace;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.staff.NoticeKind;

/** Where the notices about work lead: to a task, or to the work of the instance that they are about. */
@Configuration(proxyBeanMethods = false)
class WorkNotices {

    private static final String WORK = "/work/of/";

    @Bean
    NoticeKind callOverdue() {
        return new NoticeKind("call-overdue", WORK);
    }

    @Bean
    NoticeKind lookAtJourney() {
        return new NoticeKind("look-at-journey", WORK);
    }

    @Bean
    NoticeKind deliveryUnknown() {
        return new NoticeKind("delivery-unknown", WORK);
    }

    @Bean
    NoticeKind complaintDue() {
        return new NoticeKind("complaint-due", WORK);
    }

    @Bean
    NoticeKind taskHandedOver() {
        return new NoticeKind(HandOvers.TOLD, "/work/");
    }

    @Bean
    NoticeKind absenceHandedOver() {
        return new NoticeKind("absence-handed-over", "/work?show=mine&absence=");
    }

    @Bean
    NoticeKind taskEscalated() {
        return new NoticeKind(Escalations.TOLD, "/work/");
    }
}
