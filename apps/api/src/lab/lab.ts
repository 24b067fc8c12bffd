import type { Profile } from "@blocked/profiles";
import helmet from "@fastify/helmet";
import type { FastifyPluginAsync } from "fastify";
import type { LabDatabase } from "../database/database.ts";
import { docs } from "./docs.ts";
import { health } from "./health.ts";
import { indexPage } from "./index-page.ts";
import { pageRoutes, type PageRoutesOptions } from "./page-routes.ts";

type Options = PageRoutesOptions & {
  database: LabDatabase;
  pageOrigins: readonly [string, ...string[]];
  apiOrigins: readonly [string, ...string[]];
  profiles: readonly Profile[];
};

/**
 * Every route outside the profiles. Helmet is limited to this scope: its Cross-Origin-Resource-Policy would
 * change what a page may read from a profile.
 */
export const lab: FastifyPluginAsync<Options> = async (app, options) => {
  const { database, profiles, pageOrigins, apiOrigins, witness, policyServers } = options;
  const [pageOrigin] = pageOrigins;
  const [apiOrigin] = apiOrigins;
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        // Swagger UI sets style attributes on its elements.
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", "data:"],
        connectSrc: ["'self'", apiOrigin],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    xFrameOptions: { action: "deny" },
    // There is no certificate, and HSTS would apply to every port of localhost.
    strictTransportSecurity: false,
  });
  await app.register(docs);
  await app.register(indexPage, { pageOrigin, apiOrigin, profiles });
  await app.register(health, { database, witness, policyServers, profiles: profiles.length });
  await app.register(pageRoutes, options);
};
