import type { Metadata } from "next";

export { GlossaryPage as default } from "../../features/glossary/glossary-page.tsx";

export const metadata: Metadata = { title: "Glossary" };
