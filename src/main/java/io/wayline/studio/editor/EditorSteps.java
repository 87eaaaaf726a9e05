package io.wayline.studio.editor;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.context.ApplicationContext;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.journey.step.ElementTemplate;
import io.wayline.journey.step.Step;

/** The steps of which journeys are made, as the page offers them. */
@RestController
@PreAuthorize("hasRole('OPERATIONS')")
class EditorSteps {

    private final ApplicationContext beans;

    EditorSteps(ApplicationContext beans) {
        this.beans = beans;
    }

    @GetMapping(EditorPages.PATH + "/steps")
    List<Map<String, Object>> steps() {
        return Arrays.stream(beans.getBeanNamesForAnnotation(Step.class))
                .sorted()
                .map(bean ->
                        ElementTemplate.of(bean, Objects.requireNonNull(beans.findAnnotationOnBean(bean, Step.class))))
                .toList();
    }
}
