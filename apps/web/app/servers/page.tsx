import { toSiteMetadata } from "../../lib/site/metadata.ts";

export { ServersPage as default } from "../../features/servers/servers-page.tsx";

export const metadata = toSiteMetadata("/servers");
