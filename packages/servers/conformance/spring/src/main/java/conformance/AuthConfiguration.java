package conformance;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/**
 * A servlet filter that demands a token. Every filter runs before the CORS mappings of Spring MVC,
 * so the right order takes a CorsFilter in front.
 */
@Configuration
class AuthConfiguration {

    @Bean
    FilterRegistrationBean<Filter> demandToken() {
        Filter filter =
                (request, response, chain) -> {
                    if (((HttpServletRequest) request).getHeader("Authorization") == null) {
                        ((HttpServletResponse) response).setStatus(401);
                    } else {
                        chain.doFilter(request, response);
                    }
                };
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns("/auth-before-cors/*", "/auth-after-cors/*");
        registration.setOrder(2);
        return registration;
    }

    @Bean
    FilterRegistrationBean<CorsFilter> corsFilter() {
        var policy = new CorsConfiguration();
        policy.setAllowedOrigins(List.of(WebConfiguration.PAGE));
        policy.setAllowedMethods(List.of("GET", "POST", "PUT", "DELETE"));
        policy.setAllowedHeaders(List.of("Content-Type", "Authorization"));
        policy.setAllowCredentials(true);
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/auth-after-cors/**", policy);
        var registration = new FilterRegistrationBean<>(new CorsFilter(source));
        // A CorsFilter answers every preflight that it sees, also without a policy for its path.
        registration.addUrlPatterns("/auth-after-cors/*");
        registration.setOrder(1);
        return registration;
    }
}
