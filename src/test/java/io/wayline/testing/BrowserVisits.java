package io.wayline.testing;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.core.env.Environment;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Gives each test a visitor of its own, in one browser for all tests, and asks afterwards whether all went well. */
public class BrowserVisits implements ParameterResolver, AfterEachCallback {

    private static final Namespace OURS = Namespace.create(BrowserVisits.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Visitor.class;
    }

    @Override
    public Visitor resolveParameter(ParameterContext parameter, ExtensionContext test) {
        var browser = test.getRoot()
                .getStore(OURS)
                .computeIfAbsent(InstalledChromium.class, type -> InstalledChromium.launch(), InstalledChromium.class);
        return test.getStore(OURS)
                .computeIfAbsent(Visitor.class, type -> new Visitor(browser.profiles(), address(test)), Visitor.class);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        var visitor = test.getStore(OURS).remove(Visitor.class, Visitor.class);
        if (visitor != null) {
            visitor.leave();
            if (test.getExecutionException().isEmpty()) {
                visitor.assertAllWentWell();
            }
        }
    }

    private static String address(ExtensionContext test) {
        var environment = SpringExtension.getApplicationContext(test).getBean(Environment.class);
        return "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port");
    }
}
