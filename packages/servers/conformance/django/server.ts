import { toPythonServer } from "../shared/python.ts";

/** `CorsMiddleware` and its settings: https://github.com/adamchainz/django-cors-headers */
export const runnable = toPythonServer({
  id: "django",
  title: "Django with django-cors-headers",
  folder: import.meta.dirname,
  packages: ["django", "django-cors-headers"],
});
