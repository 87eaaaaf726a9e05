package io.wayline.platform;

import java.util.List;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the API says of itself at {@code /api/docs}. */
@Configuration(proxyBeanMethods = false)
class OpenApi {

    private static final String KEY = "key";

    @Bean
    OpenAPI apiDescription() {
        return new OpenAPI()
                .info(new Info()
                        .title("Wayline")
                        .version("v1")
                        .description("Send business events, and read customers, journeys, and messages."
                                + " Refusals are problem details (RFC 9457)."))
                .servers(List.of(new Server().url("/")))
                .components(new Components()
                        .addSecuritySchemes(
                                KEY,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("An API key, made by an admin under Settings. Wayline-Actor names"
                                                + " the person for whom a key with act-as acts.")))
                .addSecurityItem(new SecurityRequirement().addList(KEY));
    }
}
