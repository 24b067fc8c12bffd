import { sourceLink } from "../../lib/site/source.ts";
import { FooterLinks } from "./footer-links.tsx";

export function Footer() {
  return (
    <footer className="mt-12 border-t border-rule text-sm text-soft">
      <div className="page-width flex flex-wrap items-center gap-x-6 gap-y-2 py-6">
        <FooterLinks source={sourceLink} />
        <p className="md:ml-auto">Measured in Chromium, Firefox and WebKit. MIT License.</p>
      </div>
    </footer>
  );
}
