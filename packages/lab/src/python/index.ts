export { findEnvironment, makeEnvironment, type Environment } from "./environment.ts";
export {
  fastApi,
  type FastApiVersion,
  startFastApi,
  startInFastApi,
  whyNoFastApi,
} from "./fastapi.ts";
