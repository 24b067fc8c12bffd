import { toGoServer } from "../shared/go.ts";

/** Documentation: https://pkg.go.dev/github.com/jub0bs/cors */
export const runnable = toGoServer({
  id: "jub0bs",
  title: "net/http with jub0bs/cors",
  folder: import.meta.dirname,
  modules: ["github.com/jub0bs/cors"],
});
