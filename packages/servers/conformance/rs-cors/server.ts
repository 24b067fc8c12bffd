import { toGoServer } from "../shared/go.ts";

/** Documentation: https://github.com/rs/cors */
export const runnable = toGoServer({
  id: "rs-cors",
  title: "net/http with rs/cors",
  folder: import.meta.dirname,
  modules: ["github.com/rs/cors"],
});
