import type { Metadata } from "next";

export const metadata: Metadata = { title: "The tutorial · Blocked by CORS" };
export const dynamic = "force-dynamic";

export { TutorialPage as default } from "../../features/tutorial/tutorial-page.tsx";
