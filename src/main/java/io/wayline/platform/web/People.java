package io.wayline.platform.web;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

import io.wayline.shared.access.AccountNames;

/**
 * The method {@code personOf(account)} of the templates: what colleagues call whoever has this account, or an API key by its
 * name; the account itself when nobody has it. Each is read once for a page.
 */
final class People implements TemplateMethodModelEx {

    private static final String KEY = "key:";

    /** Stands where a rule and no person did something. */
    private static final String ITSELF = "system";

    private static final String PRODUCT = "Wayline";

    private final AccountNames accounts;
    private final MessageSource messages;
    private final Locale language;
    private final Map<String, String> known = new HashMap<>();

    People(AccountNames accounts, MessageSource messages, Locale language) {
        this.accounts = accounts;
        this.messages = messages;
        this.language = language;
    }

    @Override
    @SuppressWarnings("rawtypes") // as FreeMarker declares it
    public @Nullable Object exec(List arguments) throws TemplateModelException {
        if (arguments.size() != 1) {
            throw new TemplateModelException("personOf needs one account");
        }
        var account = arguments.get(0);
        // nobody: asked with ?? by pages
        return account == null ? null : known.computeIfAbsent(account.toString(), this::name);
    }

    private String name(String account) {
        if (account.equals(ITSELF)) {
            return PRODUCT;
        }
        return account.startsWith(KEY)
                ? String.valueOf(messages.getMessage(
                        "frame.key", new Object[] {account.substring(KEY.length())}, account, language))
                : accounts.names(Set.of(account)).getOrDefault(account, account);
    }
}
