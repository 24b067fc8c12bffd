import type { HeaderLine } from "@blocked/cors-protocol";

export function HeaderLines({ lines, label }: { lines: readonly HeaderLine[]; label: string }) {
  return (
    <ul className="wire" aria-label={label}>
      {lines.map(([name, value], index) => (
        <li key={index}>
          <span className="text-soft">{name.toLowerCase()}:</span> {value}
        </li>
      ))}
    </ul>
  );
}
