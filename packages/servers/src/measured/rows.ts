import type { CaseId } from "./cases.ts";
import type { RequestId } from "./requests.ts";

/** A mistake with the request that shows it. */
export type Row = {
  id: string;
  title: string;
  caseId: CaseId;
  request: RequestId;
  /** Asks whether the handler ran, and not what the browser says. */
  asksHandler?: true;
  /** A readable response is a hole here: the page was never listed. */
  isHole?: true;
};

/** A case with one of its requests. */
export type Shown = Pick<Row, "caseId" | "request">;

export type Chapter = { title: string; rows: readonly Row[] };

export const chapters: readonly Chapter[] = [
  {
    title: "Where servers differ most",
    rows: [
      {
        id: "wildcard-credentials",
        title: "* with credentials, and the request sends cookies",
        caseId: "wildcard-credentials",
        request: "read-with-cookies",
        isHole: true,
      },
      {
        id: "method",
        title: "PUT, and the method is not listed",
        caseId: "method-missing",
        request: "update",
      },
      {
        id: "error",
        title: "The handler fails with 500",
        caseId: "listed",
        request: "error",
      },
      {
        id: "handler",
        title: "GET of an origin that is not listed: does the handler run?",
        caseId: "listed",
        request: "read-elsewhere",
        asksHandler: true,
      },
      {
        id: "handler-put",
        title: "PUT of an origin that is not listed, without a preflight: does the handler run?",
        caseId: "listed",
        request: "update-elsewhere",
        asksHandler: true,
      },
    ],
  },
  {
    title: "Origins",
    rows: [
      {
        id: "origin",
        title: "GET, origin not listed",
        caseId: "listed",
        request: "read-elsewhere",
      },
      {
        id: "origin-preflight",
        title: "PUT, origin not listed",
        caseId: "listed",
        request: "update-elsewhere",
      },
      {
        id: "trailing-slash",
        title: "GET, the listed origin ends in a slash",
        caseId: "trailing-slash",
        request: "read",
      },
      {
        id: "pattern",
        title: "GET of a subdomain that a pattern allows",
        caseId: "pattern",
        request: "read-elsewhere",
      },
      {
        id: "pattern-preflight",
        title: "PUT of a subdomain that a pattern allows",
        caseId: "pattern",
        request: "update-elsewhere",
      },
    ],
  },
  {
    title: "Headers and credentials",
    rows: [
      {
        id: "header",
        title: "GET with Authorization, and the header is not listed",
        caseId: "header-missing",
        request: "read-with-token",
      },
      {
        id: "credentials",
        title: "GET with cookies, and credentials are not allowed",
        caseId: "credentials-missing",
        request: "read-with-cookies",
      },
    ],
  },
  {
    title: "Order and defaults",
    rows: [
      {
        id: "auth-before",
        title: "PUT, authentication before CORS",
        caseId: "auth-before-cors",
        request: "update",
      },
      {
        id: "auth-after",
        title: "PUT without a token, authentication after CORS",
        caseId: "auth-after-cors",
        request: "update",
      },
      { id: "none", title: "PUT, no CORS at all", caseId: "none", request: "update" },
      {
        id: "defaults",
        title: "GET, switched on without options",
        caseId: "defaults",
        request: "read",
      },
      {
        id: "defaults-put",
        title: "PUT, switched on without options",
        caseId: "defaults",
        request: "update",
      },
    ],
  },
  {
    title: "nginx",
    rows: [
      {
        id: "without-always",
        title: "The app fails with 500, add_header without “always”",
        caseId: "without-always",
        request: "error",
      },
      {
        id: "with-always",
        title: "The app fails with 500, add_header with “always”",
        caseId: "with-always",
        request: "error",
      },
    ],
  },
];
