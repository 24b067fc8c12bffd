import type { Engine } from "@blocked/cors-protocol";
import type { Access } from "../examine/access.ts";
import type { NetworkFailure, RawRequest, RawResponse } from "../network/types.ts";
import type { NearMiss } from "./origins.ts";

/** A request that the survey sent, with its response. Findings name it by its number, from 1. */
export type Exchange = { number: number; raw: RawRequest; answer: RawResponse | NetworkFailure };

export type OriginRow = {
  id: "listed" | NearMiss["id"];
  origin: string;
  access: Access;
  /** The response's status; null where none came. */
  status: number | null;
  /** The exchange that shows it. */
  proof: number;
};

/** What a preflight from the listed origin allows. */
export type PreflightRow = {
  kind: "method" | "header";
  name: string;
  access: Access;
  proof: number;
};

/** `hole`: somebody can do something. `risk`: somebody could, under a condition that is named. `fault`: pages fail. */
type Severity = "hole" | "risk" | "fault";

export type Finding = {
  id:
    | "reflected-origin"
    | "null-allowed"
    | "loose-pattern"
    | "insecure-page-allowed"
    | "wide-pattern"
    | "wildcard-with-credentials"
    | "vary-missing"
    | "headers-lost-on-error";
  severity: Severity;
  title: string;
  /** Who can do what, with which cookies. */
  sentence: string;
  fix: string;
  proof: readonly number[];
};

export type Survey = {
  url: string;
  from: string;
  /** Null where nothing answered. */
  failure: NetworkFailure | null;
  findings: readonly Finding[];
  origins: readonly OriginRow[];
  preflights: readonly PreflightRow[];
  /** Null where no preflight was answered. */
  preflight: { seconds: Record<Engine, number>; sent: string | null; milliseconds: number } | null;
  exchanges: readonly Exchange[];
};
