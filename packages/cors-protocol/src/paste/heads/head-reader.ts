import { isToken, type HeaderLine, normalizeValue } from "../../http/headers.ts";

/** The head of a request or of a response, as it stands in a text. */
export type MessageHead =
  | { side: "request"; method: string | null; target: string; headers: HeaderLine[] }
  | { side: "response"; status: number; phrase: string; headers: HeaderLine[] };

/** What a text names outside of any head: DevTools' summary, and curl's remarks. */
export type Summary = {
  url: string | null;
  method: string | null;
  status: number | null;
  isSecure: boolean | null;
};

export type Messages = {
  heads: MessageHead[];
  summary: Summary;
  /** Whose notation the requests have. */
  source: "curl output" | "request head";
  /** The text has more lines or heads than are read. */
  isCut: boolean;
};

/** Behind these, a text repeats itself. */
export const mostHeads = 1_000;

const statusLine = /^HTTP\/\d(?:\.\d)?\s+(\d{3})\b\s?(.{0,100})/i;
const requestLine = /^([A-Z]{3,20}) (\S{1,8000}) HTTP\/[\d.]{1,3}$/;
/** The status as a header: DevTools' name for it, or HTTP/2's. */
const statusName = /^(?:status code|:status|status)$/i;
const sections =
  /^(?:(request|response)(?: headers?)?|general|summary)(?: \(\d{1,4}\))?(?:view (?:source|parsed))?:?$/i;

export class HeadReader {
  readonly heads: MessageHead[] = [];
  readonly summary: Summary = { url: null, method: null, status: null, isSecure: null };
  private side: "request" | "response" = "response";
  private head: MessageHead | null = null;
  private isBody = false;
  /** In DevTools' General and Safari's Summary, which repeat the status. */
  private isSummary = false;
  /** The head began without a status of its own. */
  private hasStatus = true;
  /** A name whose value stands in the next line. */
  private waiting: string | null = null;
  get isFull(): boolean {
    return this.heads.length >= mostHeads;
  }

  end(): Pick<Messages, "heads" | "summary"> {
    const { status } = this.summary;
    const hasResponse = this.heads.some(({ side }) => side === "response");
    if (status !== null && !hasResponse) {
      this.heads.push({ side: "response", status, phrase: "", headers: [] });
    }
    const heads = this.heads.filter(
      (head) => head.side === "request" || (head.status >= 100 && head.status <= 599),
    );
    return { heads, summary: this.summary };
  }

  readMarked(side: "request" | "response", line: string): void {
    if (this.head !== null && this.head.side !== side) this.head = null;
    this.side = side;
    this.isBody = false;
    if (!this.begin(line)) this.put(toField(line));
  }

  readRemark(line: string): void {
    if (/SSL connection|ALPN|TLS handshake|port 443\b/.test(line)) this.summary.isSecure = true;
    else if (/^(?:Connected|Trying|Established) .{0,200}port \d/.test(line))
      this.summary.isSecure ??= false;
  }

  readPlain(line: string): void {
    const waiting = this.waiting;
    if (line === "" || this.begin(line)) {
      this.waiting = null;
      if (line === "") this.isBody = this.head !== null && this.head.headers.length > 0;
      return;
    }
    const section = sections.exec(line);
    if (section !== null && waiting === null) {
      this.side = section[1]?.toLowerCase() === "request" ? "request" : "response";
      this.isSummary = section[1] === undefined;
      const isEmpty = this.head?.side === this.side && this.head.headers.length === 0;
      if (!isEmpty) this.head = null;
      this.isBody = false;
      return;
    }
    if (this.isBody) return;
    const field = waiting === null ? toField(line) : { name: waiting, value: line };
    this.waiting = field?.value === "" ? field.name : null;
    if (this.waiting === null) this.put(field);
  }

  /** Begins a head if the line does. */
  private begin(line: string): boolean {
    const status = statusLine.exec(line);
    if (status !== null) {
      this.add({
        side: "response",
        status: Number(status[1]),
        phrase: (status[2] ?? "").trim(),
        headers: [],
      });
      return true;
    }
    const request = requestLine.exec(line);
    if (request === null) return false;
    this.add({
      side: "request",
      method: request[1] ?? null,
      target: request[2] ?? "",
      headers: [],
    });
    return true;
  }

  private add(head: MessageHead): void {
    this.heads.push(head);
    this.head = head;
    this.side = head.side;
    this.isBody = false;
    this.hasStatus = true;
  }

  private put(field: Field | null): void {
    if (field === null || this.toSummary(field)) return;
    const { name, value } = field;
    if (name.startsWith(":")) this.putPseudo(name.toLowerCase(), value);
    else if (statusName.test(name)) this.putStatus(Number.parseInt(value, 10), value);
    else if (this.isSummary) return;
    else if (isToken(name)) this.current().headers.push([name, normalizeValue(value)]);
  }

  private putStatus(status: number, value: string): void {
    if (this.isSummary) {
      this.summary.status = status;
      return;
    }
    // The panel's summary names the status, and the response does so once more.
    const last = this.head;
    const isOwn = last?.side === "response" && last.headers.length === 0 && last.status === status;
    if (isOwn) return;
    // Earlier versions list the status between the headers.
    if (last?.side === "response" && !this.hasStatus) {
      last.status = status;
      this.hasStatus = true;
      return;
    }
    this.add({ side: "response", status, phrase: value.slice(3).trim(), headers: [] });
  }

  private putPseudo(name: string, value: string): void {
    if (name === ":status") return this.putStatus(Number.parseInt(value, 10), "");
    if (this.head?.side !== "request")
      this.add({ side: "request", method: null, target: "", headers: [] });
    if (this.head?.side !== "request") return;
    if (name === ":method") this.head.method = value;
    if (name === ":path") this.head.target = value;
    if (name === ":authority") this.head.headers.push(["Host", value]);
    if (name === ":scheme") this.summary.isSecure = value === "https";
  }

  private toSummary({ name, value }: Field): boolean {
    const key = name.toLowerCase();
    if (key === "request url" || (key === "url" && /^https?:/i.test(value)))
      this.summary.url ??= value;
    else if (key === "request method") this.summary.method ??= value;
    else return false;
    return true;
  }

  /** Headers without a status belong to the summary's, or to a 200. */
  private current(): MessageHead {
    if (this.head === null) {
      this.add(
        this.side === "request"
          ? { side: "request", method: null, target: "", headers: [] }
          : { side: "response", status: this.summary.status ?? 200, phrase: "", headers: [] },
      );
      this.hasStatus = false;
    }
    return this.head ?? { side: "response", status: 200, phrase: "", headers: [] };
  }
}

type Field = { name: string; value: string };

/** A name with its value; the value is empty when it follows on the next line. */
function toField(line: string): Field | null {
  // HTTP/2's pseudo-headers begin with a colon.
  const at = line.indexOf(":", 1);
  const name = (at < 0 ? line : line.slice(0, at)).trim();
  const value = at < 0 ? "" : line.slice(at + 1).trim();
  const isName = isToken(name) || statusName.test(name) || name.startsWith(":");
  // DevTools' summary has names of several words, such as Request URL, whose values must be skipped too.
  return isName || line.endsWith(":") || /^Request (?:URL|Method)$/i.test(name)
    ? { name, value }
    : null;
}
