const places = [
  ["/diagnose", "Diagnose"],
  ["/learn", "Learn"],
  ["/lab", "Lab"],
  ["/playground", "Playground"],
  ["/config", "Config"],
  ["/errors", "Errors"],
  ["/matrix", "Matrix"],
] as const;

export type SitePlace = (typeof places)[number][0];

/** Links to the site's pages; the current one is plain text. */
export function SiteNav({ here }: { here: SitePlace }) {
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-baseline gap-x-3">
      <a className="font-semibold" href="/">
        Blocked by CORS
      </a>
      {places.map(([path, title]) =>
        path === here ? (
          <span key={path} aria-current="page" className="text-sm text-soft">
            {title}
          </span>
        ) : (
          <a key={path} className="text-sm text-accent hover:underline" href={path}>
            {title}
          </a>
        ),
      )}
    </nav>
  );
}
