import type { Metadata } from "next";

export { LearnPage as default } from "../../features/learn/learn-page.tsx";

export const metadata: Metadata = { title: "Tutorial" };
// The page names the lab's port, which is known only at run time.
export const dynamic = "force-dynamic";
