import type { PluginOptions } from "@blocked/profiles";
import { type CodeLine, permissions, plain, setting } from "../shared/code.ts";
import { lacks } from "../shared/middleware.ts";
import { hasStar, isStarWithCookies, ranWith, toPolicy, toRuled } from "../shared/policy.ts";
import { type Server, snippetWriter } from "../shared/server.ts";
import { fillFile } from "../shared/whole-file.ts";

const toArguments = (values: readonly string[]) =>
  values.map((value) => JSON.stringify(value)).join(", ");

const mapping = 'registry.addMapping("/**")';

function write(options: PluginOptions): CodeLine[] {
  const { allows, names, methods, headers, exposed, maxAge } = toPolicy(options);
  const { credentials, origin } = options;
  const given: [call: string, value: string | null, option: string][] = [
    [
      allows === "reflected" ? "allowedOriginPatterns" : "allowedOrigins",
      origin === undefined ? null : allows === "listed" ? toArguments(names) : '"*"',
      "origin",
    ],
    ["allowCredentials", credentials === undefined ? null : String(credentials), "credentials"],
    ["allowedMethods", methods && toArguments(methods), "methods"],
    ["allowedHeaders", headers && toArguments(headers), "allowedHeaders"],
    ["exposedHeaders", exposed && toArguments(exposed), ""],
    ["maxAge", maxAge === null ? null : String(maxAge), ""],
  ];
  const lines = given.flatMap(([call, value, option]) =>
    value === null ? [] : [setting(option, `        .${call}(${value})`)],
  );
  const last = lines.at(-1);
  if (last === undefined) return [{ text: `${mapping};`, options: permissions }];
  return [plain(mapping), ...lines.slice(0, -1), { ...last, text: `${last.text};` }];
}

const file = `package com.example;

import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@SpringBootApplication
public class Application {

    public static void main(String[] args) {
        SpringApplication.run(Application.class, args);
    }

    // With Spring Security also call http.cors(withDefaults()): its filters run before this.
    @Bean
    WebMvcConfigurer corsConfigurer() {
        return new WebMvcConfigurer() {
            @Override
            public void addCorsMappings(CorsRegistry registry) {
                {cors}
            }
        };
    }

    @RestController
    static class ItemController {

        @GetMapping("/items")
        Map<String, List<String>> list() {
            return Map.of("items", List.of());
        }
    }
}
`;

export const spring: Server = {
  name: "Spring Boot",
  toSnippet: snippetWriter({
    none: { comment: "// addCorsMappings adds no mapping" },
    lacks: lacks("Spring MVC"),
    toReason: (options) =>
      toPolicy(options).patterns.length === 0
        ? null
        : "Spring has no regular expressions here: allowedOriginPatterns takes https://*.example.com.",
    write,
    toDifference: toRuled([
      [
        isStarWithCookies,
        "Spring fails at every request: 500 without a CORS header, because * and credentials exclude each other.",
      ],
      [
        hasStar,
        "In Spring the star is no wildcard of HTTP: the response names what was requested.",
      ],
      [
        ({ names }) => names.some((name) => name.endsWith("/")),
        "Spring cuts the slash off the end of an origin, so this one is allowed.",
      ],
    ]),
  }),
  note: "Spring responds with 403 to an origin, method or header that is not listed, and the handler does not run: Chromium then says that Access-Control-Allow-Origin is missing.",
  file: {
    name: "Application.java",
    install: null,
    toText: (options) => fillFile(file, "//", write(options), options),
  },
  verifiedBy: ranWith("Java with Maven"),
};
