import { toSiteMetadata } from "../../lib/site/metadata.ts";

export { LearnPage as default } from "../../features/learn/learn-page.tsx";

export const metadata = toSiteMetadata("/learn");
// The page names the lab's port, which is known only at run time.
export const dynamic = "force-dynamic";
