export { POST } from "../../server/program.ts";

export const dynamic = "force-dynamic";
