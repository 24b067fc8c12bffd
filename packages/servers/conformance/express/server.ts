import { toNodeServer } from "../shared/node-server.ts";

export const runnable = toNodeServer({
  id: "express",
  title: "Express with cors",
  folder: import.meta.dirname,
  packages: ["express", "cors"],
});
