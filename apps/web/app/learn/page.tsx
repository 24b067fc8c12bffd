import type { Metadata } from "next";

export { LearnPage as default } from "../../features/learn/learn-page.tsx";

export const metadata: Metadata = {
  title: "Learn CORS",
  description:
    "A course on CORS in your own browser: predict, really send the request, see what happened, and repair the policy yourself.",
};
// The page names the lab's port, which is known only at run time.
export const dynamic = "force-dynamic";
