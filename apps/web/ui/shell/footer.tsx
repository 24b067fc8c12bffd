const links = [
  ["/errors", "CORS errors A to Z"],
  ["/matrix", "Browser matrix"],
  ["/servers", "Servers compared"],
  ["/glossary", "Glossary"],
] as const;

export function Footer() {
  return (
    <footer className="mt-12 border-t border-rule text-sm text-soft">
      <div className="page-width flex flex-wrap items-center gap-x-6 gap-y-2 py-6">
        <nav aria-label="More" className="flex flex-wrap gap-x-6 gap-y-2">
          {links.map(([href, title]) => (
            <a key={href} href={href} className="text-accent hover:underline">
              {title}
            </a>
          ))}
        </nav>
        <p className="md:ml-auto">Measured in Chromium, Firefox and WebKit. MIT License.</p>
      </div>
    </footer>
  );
}
