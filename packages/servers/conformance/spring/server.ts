import { toJavaServer } from "../shared/java.ts";

/** `addCorsMappings` of Spring MVC: https://docs.spring.io/spring-framework/reference/web/webmvc-cors.html */
export const runnable = toJavaServer({
  id: "spring",
  title: "Spring Boot",
  folder: import.meta.dirname,
  artifacts: ["spring-boot", "spring-webmvc"],
});
