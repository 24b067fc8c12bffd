import { toSiteMetadata } from "../../lib/site/metadata.ts";

export { GlossaryPage as default } from "../../features/glossary/glossary-page.tsx";

export const metadata = toSiteMetadata("/glossary");
