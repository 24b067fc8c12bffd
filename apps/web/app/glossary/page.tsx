import { toSiteMetadata } from "../../lib/metadata.ts";

export { GlossaryPage as default } from "../../features/glossary/glossary-page.tsx";

export const metadata = toSiteMetadata("/glossary");
