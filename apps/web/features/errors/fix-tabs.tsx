"use client";

// The pages are rendered in advance; only the tabs need script.
export { StackTabs } from "../../ui/code/stack-tabs.tsx";
