import { createRequest, type CorsRequest, type HeaderLine } from "@blocked/cors-protocol";
import { type CaseId, otherOrigin, pageOrigin } from "./cases.ts";

/** Where the recordings say that every server listens; the real port is another one in each run. */
export const recordedHost = "localhost:4000";

type RequestSpec = {
  label: string;
  origin: string;
  method: "GET" | "PUT" | "DELETE";
  /** Below the case. */
  path: "items" | "items/1" | "boom";
  headers: readonly HeaderLine[];
  cookies: boolean;
};

const plain = { headers: [], cookies: false } as const;
const json: HeaderLine = ["Content-Type", "application/json"];

/** The requests that are sent in every case. */
export const requests = {
  read: { label: "GET", origin: pageOrigin, method: "GET", path: "items", ...plain },
  "read-with-cookies": {
    label: "GET with cookies",
    origin: pageOrigin,
    method: "GET",
    path: "items",
    headers: [],
    cookies: true,
  },
  update: {
    label: "PUT with JSON",
    origin: pageOrigin,
    method: "PUT",
    path: "items/1",
    headers: [json],
    cookies: false,
  },
  remove: { label: "DELETE", origin: pageOrigin, method: "DELETE", path: "items/1", ...plain },
  "read-with-token": {
    label: "GET with Authorization",
    origin: pageOrigin,
    method: "GET",
    path: "items",
    headers: [["Authorization", "Bearer token"]],
    cookies: false,
  },
  "read-elsewhere": {
    label: "GET by another website",
    origin: otherOrigin,
    method: "GET",
    path: "items",
    ...plain,
  },
  "update-elsewhere": {
    label: "PUT by another website",
    origin: otherOrigin,
    method: "PUT",
    path: "items/1",
    headers: [json],
    cookies: false,
  },
  error: {
    label: "GET that ends in an unhandled error",
    origin: pageOrigin,
    method: "GET",
    path: "boom",
    ...plain,
  },
} as const satisfies Record<string, RequestSpec>;

export type RequestId = keyof typeof requests;

export const requestIds = Object.keys(requests) as RequestId[];

/** Creates the request of a case as the page's script makes it. */
export function toRequest(caseId: CaseId, id: RequestId, host = recordedHost): CorsRequest {
  const { origin, method, path, headers, cookies }: RequestSpec = requests[id];
  const url = `http://${host}/${caseId}/${path}`;
  const credentials = cookies ? "include" : "same-origin";
  return createRequest({ url, method, headers, credentials }, origin);
}
