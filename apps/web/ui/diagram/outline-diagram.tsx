import type { CSSProperties } from "react";
import type { Look, OutlineArrow, OutlineNote, OutlineRow } from "./outline.ts";

export type Palette = Record<Look | "ground" | "wall" | "rule", string>;

/** The page's colors; a picture, which has no style sheet, brings its own. */
const ofPage: Palette = {
  plain: "var(--color-ink)",
  soft: "var(--color-soft)",
  blocked: "var(--color-blocked)",
  readable: "var(--color-readable)",
  danger: "var(--color-danger)",
  "network-error": "var(--color-network-error)",
  ground: "var(--color-raised)",
  wall: "var(--color-sunk)",
  rule: "var(--color-rule)",
};

const marks: Partial<Record<Look, string>> = {
  blocked: "M3 3 11 11M11 3 3 11",
  readable: "M2 7.5 5.5 11 12 3.5",
  danger: "M7 2V8.5M7 11V11.6",
};

type Style = {
  rows: readonly OutlineRow[];
  /** The size of the text in pixels; all else follows from it. */
  size: number;
  palette?: Palette;
  fonts?: { text: string; code: string };
  whose?: "Your" | "Their";
};

const pageFonts = { text: "var(--font-sans)", code: "var(--font-mono)" };
const flex: CSSProperties = { display: "flex" };
const right: CSSProperties = { alignItems: "flex-end", textAlign: "right" };

/**
 * The request diagram in small. It is drawn with inline styles and flex boxes alone, because the renderer of the
 * social pictures knows nothing else.
 */
export function OutlineDiagram(props: Style) {
  const { rows, size, palette = ofPage, fonts = pageFonts, whose = "Your" } = props;
  const lane = (width: string, more: CSSProperties = {}): CSSProperties => ({
    ...flex,
    flexDirection: "column",
    justifyContent: "center",
    width,
    padding: `${size * 0.25}px ${size * 0.6}px`,
    ...more,
  });
  const edge = (color: string) => `${size * 0.22}px solid ${color}`;
  // The browser's lane is a wall; an arrow passes it through a gate, and a closed gate is red.
  const wall = (row: OutlineRow, isLast: boolean): CSSProperties => {
    const isClosed = isLast && row.browser?.look === "blocked";
    const isOpen = row.script !== undefined && row.browser?.look !== "network-error";
    return {
      background: palette.wall,
      borderLeft: edge(isClosed ? palette.blocked : isOpen ? palette.wall : palette.soft),
      borderRight: edge(row.api?.kind === "arrow" ? palette.wall : palette.soft),
    };
  };
  const part = { size, palette, fonts };
  return (
    <div
      style={{
        ...flex,
        flexDirection: "column",
        overflow: "hidden",
        border: `${Math.max(1, size / 16)}px solid ${palette.rule}`,
        borderRadius: size * 0.5,
        background: palette.ground,
        color: palette.plain,
        fontFamily: fonts.text,
        fontSize: size,
        lineHeight: 1.4,
      }}
    >
      <div style={{ ...flex, fontWeight: 600, borderBottom: `1px solid ${palette.rule}` }}>
        <div style={lane("34%")}>{`${whose} JavaScript`}</div>
        <div style={lane("38%", { background: palette.wall })}>The browser</div>
        <div style={lane("28%", right)}>The API</div>
      </div>
      {rows.map((row, index) => {
        const { script, browser, api } = row;
        return (
          <div key={index} style={flex}>
            <div style={lane("34%")}>{script && <Arrow {...part} arrow={script} />}</div>
            <div style={lane("38%", wall(row, index === rows.length - 1))}>
              {browser && <Note {...part} note={browser} />}
            </div>
            <div style={lane("28%", api?.kind === "note" ? right : {})}>
              {api?.kind === "arrow" && <Arrow {...part} arrow={api} />}
              {api?.kind === "note" && <Note {...part} note={api} />}
            </div>
          </div>
        );
      })}
    </div>
  );
}

type Part = { size: number; palette: Palette; fonts: { text: string; code: string } };

function Arrow({ arrow, size, palette, fonts }: Part & { arrow: OutlineArrow }) {
  const color = palette[arrow.look];
  const isLeft = arrow.to === "left";
  const isCut = arrow.look === "blocked";
  const head = size * 0.5;
  return (
    <div style={{ ...flex, flexDirection: "column", color }}>
      <div
        style={{
          ...flex,
          // Clear of the tip.
          [isLeft ? "paddingLeft" : "paddingRight"]: size * 0.75,
          fontFamily: fonts.code,
          lineHeight: 1.25,
          overflowWrap: "anywhere",
        }}
      >
        {arrow.label}
      </div>
      <div style={{ ...flex, alignItems: "center", flexDirection: isLeft ? "row" : "row-reverse" }}>
        <svg viewBox="0 0 8 8" width={head} height={head}>
          <path
            d={isLeft ? "M7 0 1 4 7 8" : "M1 0 7 4 1 8"}
            fill="none"
            stroke={color}
            strokeWidth={1.5}
          />
        </svg>
        <div
          style={{
            ...flex,
            flexGrow: 1,
            marginLeft: isLeft ? -head * 0.8 : 0,
            marginRight: isLeft ? 0 : -head * 0.8,
            borderTop: `${Math.max(1, size / 14)}px ${isCut ? "dashed" : "solid"} ${color}`,
          }}
        />
      </div>
    </div>
  );
}

function Note({ note: { text, look }, size, palette }: Part & { note: OutlineNote }) {
  const mark = marks[look];
  return (
    <div style={{ ...flex, alignItems: "center", color: palette[look] }}>
      {mark !== undefined && (
        <svg
          viewBox="0 0 14 14"
          width={size * 0.9}
          height={size * 0.9}
          style={{ marginRight: size * 0.4, flexShrink: 0 }}
        >
          <path d={mark} fill="none" stroke={palette[look]} strokeWidth={2} />
        </svg>
      )}
      <div style={{ ...flex, fontWeight: mark === undefined ? 400 : 600 }}>{text}</div>
    </div>
  );
}
