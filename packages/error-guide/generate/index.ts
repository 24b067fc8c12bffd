export { type Reference, readReferences } from "./references.ts";
