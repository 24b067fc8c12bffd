import { toPythonServer } from "../shared/python.ts";

/** The `CORS` extension: https://flask-cors.readthedocs.io/ */
export const runnable = toPythonServer({
  id: "flask",
  title: "Flask with flask-cors",
  folder: import.meta.dirname,
  packages: ["flask", "flask-cors", "werkzeug"],
});
