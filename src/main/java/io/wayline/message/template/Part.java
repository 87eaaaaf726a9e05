package io.wayline.message.template;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import freemarker.core.InvalidReferenceException;
import freemarker.template.Template;
import freemarker.template.TemplateException;

import io.wayline.message.template.TemplateFinding.Severity;

/**
 * One parsed piece of a mail: its subject, or its body in one format and language.
 *
 * @param field the field of {@code meta.json} that it stands in; empty for a file of its own
 */
record Part(String file, String field, Template parsed) {

    static final int LONGEST_MAIL = 500_000;

    /**
     * @param model maps, lists, text, numbers, and booleans only
     * @throws RenderFault when it cannot be written with these
     */
    String render(Map<String, ?> model) {
        return render(model, new Budget());
    }

    String render(Map<String, ?> model, Budget budget) {
        var out = new LimitedWriter(LONGEST_MAIL, budget);
        try {
            parsed.process(model, out, new CountedValues(budget));
            return out.toString();
        } catch (Budget.Spent spent) {
            throw fault(0, spent.rule(), spent.limit());
        } catch (InvalidReferenceException missing) {
            throw fault(line(missing), RenderFault.MISSING, String.valueOf(missing.getBlamedExpressionString()));
        } catch (TemplateException failed) {
            throw failed.getCause() instanceof Budget.Spent spent
                    ? fault(0, spent.rule(), spent.limit())
                    : fault(line(failed), "render-failed", String.valueOf(failed.getBlamedExpressionString()));
        } catch (IOException impossible) {
            throw new IllegalStateException("Memory takes every text", impossible);
        } catch (StackOverflowError tooDeep) {
            throw fault(0, "too-deep");
        }
    }

    private int line(TemplateException failed) {
        var line = failed.getLineNumber();
        return field.isEmpty() && line != null ? line : 0;
    }

    private RenderFault fault(int line, String rule, String... params) {
        return new RenderFault(new TemplateFinding(Severity.ERROR, file, field, line, rule, List.of(params)));
    }
}
