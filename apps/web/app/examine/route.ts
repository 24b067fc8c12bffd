export { POST } from "../../server/examine.ts";

export const dynamic = "force-dynamic";
