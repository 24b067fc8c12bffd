import type { Metadata } from "next";

export { ErrorList as default } from "../../features/errors/error-list.tsx";

export const metadata: Metadata = { title: "CORS errors" };
