import { toGoServer } from "../shared/go.ts";

/** Documentation: https://github.com/gin-contrib/cors */
export const runnable = toGoServer({
  id: "gin",
  title: "gin with gin-contrib/cors",
  folder: import.meta.dirname,
  modules: ["github.com/gin-gonic/gin", "github.com/gin-contrib/cors"],
});
