"use client";

// The pages are rendered in advance; only the choice needs script.
export { StackChoice } from "../../ui/code/stack-choice.tsx";
