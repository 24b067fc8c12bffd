import type { Profile } from "@blocked/profiles";
import helmet from "@fastify/helmet";
import type { FastifyPluginAsync } from "fastify";
import type { LabDatabase } from "../database/database.ts";
import { docs } from "./docs.ts";
import { frontDoor } from "./front-door.ts";
import { health } from "./health.ts";
import { labRoutes, type LabRoutesOptions } from "./lab.ts";

type Options = LabRoutesOptions & {
  database: LabDatabase;
  pageOrigins: [string, ...string[]];
  apiOrigins: [string, ...string[]];
  profiles: readonly Profile[];
};

/**
 * All that is no experiment. A scope of its own, because helmet must not reach the experiments: its
 * Cross-Origin-Resource-Policy alone would end what a page may do there without asking.
 */
export const outside: FastifyPluginAsync<Options> = async (app, { profiles, database, ...lab }) => {
  const [pageOrigin] = lab.pageOrigins;
  const [apiOrigin] = lab.apiOrigins;
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        // The docs page writes some of its styles into its elements. A sheet it may not bring.
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", "data:"],
        connectSrc: ["'self'", apiOrigin],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    xFrameOptions: { action: "deny" },
    // This machine has no certificate, and other programs share its name.
    strictTransportSecurity: false,
  });
  await app.register(docs);
  await app.register(frontDoor, { pageOrigin, apiOrigin, profiles });
  const { witness, benches } = lab;
  await app.register(health, { database, witness, benches, profiles: profiles.length });
  await app.register(labRoutes, lab);
};
