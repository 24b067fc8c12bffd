import { makeEnvironment } from "../../src/python/environment.ts";

/** Makes an environment in a process of its own, which a test can kill. */
const [folder = "", requirements = ""] = process.argv.slice(2);
await makeEnvironment({ folder, requirements }, console.log);
console.log("made");
