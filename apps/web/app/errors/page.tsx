import { toSiteMetadata } from "../../lib/site/metadata.ts";

export { ErrorList as default } from "../../features/errors/index/error-list.tsx";

export const metadata = toSiteMetadata("/errors");
