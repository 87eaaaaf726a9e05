package io.wayline.testing;

import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * Leaves out of a node what lies in the test tree, as Spring Boot's own tests do; to be registered as a singleton before
 * the context is refreshed.
 */
public final class ProductOnly extends TypeExcludeFilter {

    @Override
    public boolean match(MetadataReader type, MetadataReaderFactory types) {
        return type.getAnnotationMetadata().isAnnotated(TestComponent.class.getName());
    }
}
