import { toSiteMetadata } from "../../lib/metadata.ts";

export { ErrorList as default } from "../../features/errors/error-list.tsx";

export const metadata = toSiteMetadata("/errors");
