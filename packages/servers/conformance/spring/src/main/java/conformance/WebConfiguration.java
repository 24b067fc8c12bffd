package conformance;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.CorsRegistration;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The policies of all cases but those with a filter of their own. */
@Configuration
class WebConfiguration implements WebMvcConfigurer {

    static final String PAGE = "http://localhost:3000";

    @Override
    public void addCorsMappings(CorsRegistry registry) {
        for (String name : System.getenv("CASES").split(",")) {
            switch (name) {
                case "none", "auth-after-cors" -> {}
                case "defaults" -> registry.addMapping("/defaults/**");
                case "other-origin" ->
                        listed(registry, name).allowedOrigins("https://app.example.test");
                case "wildcard" ->
                        listed(registry, name).allowedOrigins("*").allowCredentials(false);
                case "wildcard-credentials" -> listed(registry, name).allowedOrigins("*");
                case "method-missing" -> listed(registry, name).allowedMethods("GET", "POST");
                case "header-missing" -> listed(registry, name).allowedHeaders("Content-Type");
                case "credentials-missing" -> listed(registry, name).allowCredentials(false);
                case "trailing-slash" -> listed(registry, name).allowedOrigins(PAGE + "/");
                case "pattern" ->
                        listed(registry, name)
                                .allowedOrigins()
                                .allowedOriginPatterns("https://*.example.test");
                default -> listed(registry, name);
            }
        }
    }

    private static CorsRegistration listed(CorsRegistry registry, String name) {
        return registry.addMapping("/" + name + "/**")
                .allowedOrigins(PAGE)
                .allowedMethods("GET", "POST", "PUT", "DELETE")
                .allowedHeaders("Content-Type", "Authorization")
                .allowCredentials(true);
    }
}
