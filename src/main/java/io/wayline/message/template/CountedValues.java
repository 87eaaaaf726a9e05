package io.wayline.message.template;

import java.util.List;

import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateSequenceModel;
import org.jspecify.annotations.Nullable;

/** Shows plain values to a template, nothing of the machine behind them, and counts every step through a list. */
final class CountedValues extends SimpleObjectWrapper {

    private final Budget budget;

    CountedValues(Budget budget) {
        super(Configuration.VERSION_2_3_34);
        this.budget = budget;
    }

    @Override
    public @Nullable TemplateModel wrap(@Nullable Object value) throws TemplateModelException {
        return value instanceof List<?> list ? new Counted(list) : super.wrap(value);
    }

    /** A list that pays for each look at one of its items. */
    private final class Counted implements TemplateSequenceModel {

        private final List<?> list;

        Counted(List<?> list) {
            this.list = list;
        }

        @Override
        public @Nullable TemplateModel get(int index) throws TemplateModelException {
            budget.takePass();
            return index >= 0 && index < list.size() ? wrap(list.get(index)) : null;
        }

        @Override
        public int size() {
            return list.size();
        }
    }
}
