"use client";

import { useTheme } from "../../lib/stack.ts";

const next = { system: "light", light: "dark", dark: "system" } as const;
const icons = {
  system: "M3 5h18v11H3zM8 20h8M12 16v4",
  light:
    "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M5 19l2-2M17 7l2-2",
  dark: "M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z",
};

export function ThemeButton() {
  const { theme, choose } = useTheme();
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={`Theme: ${theme}. Change to ${next[theme]}`}
      title={`Theme: ${theme}`}
      onClick={() => choose(next[theme])}
    >
      <svg viewBox="0 0 24 24" className="icon" aria-hidden="true">
        <path d={icons[theme]} />
      </svg>
    </button>
  );
}
