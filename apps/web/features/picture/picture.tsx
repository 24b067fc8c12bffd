import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ImageResponse } from "next/og";
import { OutlineDiagram, type Palette } from "../../ui/diagram/outline-diagram.tsx";
import type { PictureSubject } from "./subject.ts";

/** The light theme of globals.css, which a picture cannot read. */
const palette: Palette = {
  plain: "#1b1b20",
  soft: "#575860",
  blocked: "#b3261e",
  readable: "#146637",
  danger: "#6d28d9",
  "network-error": "#575860",
  ground: "#ffffff",
  wall: "#f3f1eb",
  rule: "#dedad0",
};

const file = (path: string) => readFile(join(process.cwd(), "node_modules/@fontsource", path));

/** Read once. The renderer fetches a font from the network for a character that these do not have. */
const fonts = Promise.all([
  file("inter/files/inter-latin-400-normal.woff"),
  file("inter/files/inter-latin-600-normal.woff"),
  file("jetbrains-mono/files/jetbrains-mono-latin-500-normal.woff"),
]);

/** Draws the picture that a link to a page shows. */
export async function drawPicture({ kicker, title, text, rows, whose }: PictureSubject) {
  const [regular, bold, mono] = await fonts;
  const isLong = title.length > 40;
  // A row, or the lanes' titles, is about 2.35 lines high.
  const size = Math.min(27, Math.floor((isLong ? 350 : 390) / (rows.length + 1) / 2.35));
  return new ImageResponse(
    <div
      style={{
        display: "flex",
        flexDirection: "column",
        justifyContent: "space-between",
        width: "100%",
        height: "100%",
        padding: "44px 56px",
        background: "#faf9f6",
        color: palette.plain,
        fontFamily: "Inter",
      }}
    >
      <div style={{ display: "flex", flexDirection: "column" }}>
        <div style={{ display: "flex", alignItems: "center", fontSize: 26, fontWeight: 600 }}>
          <Gate />
          Blocked by CORS
          <div style={{ display: "flex", marginLeft: 16, fontWeight: 400, color: palette.soft }}>
            {kicker}
          </div>
        </div>
        <div
          style={{
            display: "flex",
            marginTop: 16,
            fontSize: isLong ? 44 : 56,
            fontWeight: 600,
            lineHeight: 1.15,
          }}
        >
          {title}
        </div>
      </div>
      {rows.length <= 1 && (
        <div style={{ display: "flex", fontSize: 32, lineHeight: 1.4, color: palette.soft }}>
          {text}
        </div>
      )}
      {rows.length > 0 && (
        <OutlineDiagram
          rows={rows}
          whose={whose}
          size={size}
          palette={palette}
          fonts={{ text: "Inter", code: "Mono" }}
        />
      )}
    </div>,
    {
      width: 1200,
      height: 630,
      fonts: [
        { name: "Inter", data: regular, weight: 400 },
        { name: "Inter", data: bold, weight: 600 },
        { name: "Mono", data: mono, weight: 400 },
      ],
    },
  );
}

/** The mark, as in app/icon.svg. */
function Gate() {
  return (
    <svg viewBox="0 0 32 32" width={44} height={44} style={{ marginRight: 14 }}>
      <rect width="32" height="32" rx="7" fill={palette.plain} />
      <path d="M16 4v6M16 22v6" stroke="#ffffff" strokeWidth="5" strokeLinecap="round" />
      <path d="M16 13v6" stroke="#ff6b60" strokeWidth="5" strokeLinecap="round" />
      <path d="M4.5 16H10M8 13.2 10.8 16 8 18.8" fill="none" stroke="#ffffff" strokeWidth="2" />
    </svg>
  );
}
