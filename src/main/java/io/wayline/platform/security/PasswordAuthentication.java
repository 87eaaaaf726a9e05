package io.wayline.platform.security;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

import io.wayline.shared.text.WholeText;
import io.wayline.staff.SignIn;
import io.wayline.staff.SignedIn;

/** Lets those in whom {@link SignIn} knows. */
@Component
class PasswordAuthentication implements AuthenticationProvider {

    private final SignIn signIn;

    PasswordAuthentication(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    public Authentication authenticate(Authentication shown) {
        if (!WholeText.is(shown.getName())) {
            throw new BadCredentialsException("Nobody has such a name");
        }
        var address = shown.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        var outcome = signIn.check(shown.getName(), String.valueOf(shown.getCredentials()), address);
        if (outcome instanceof SignIn.Outcome.Welcome welcome) {
            return new SignedIn(welcome.person(), welcome.generation());
        }
        if (outcome instanceof SignIn.Outcome.Wait wait) {
            throw new TooManyTries(wait.duration());
        }
        throw new BadCredentialsException("Account or password is wrong");
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
