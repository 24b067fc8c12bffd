import { Mark } from "./mark.tsx";
import { NavLinks } from "./nav-links.tsx";
import { SearchButton } from "./search-button.tsx";
import { StackPicker } from "./stack-picker.tsx";
import { ThemeButton } from "./theme-button.tsx";

/** The head of every page. On a narrow screen the links have a line of their own below it. */
export function TopBar() {
  return (
    <header className="top-bar">
      <a className="sr-only focus:not-sr-only" href="#content">
        Skip to the content
      </a>
      <div className="page-width flex flex-wrap items-center gap-x-1 md:gap-x-4 lg:gap-x-6">
        <a href="/" className="flex h-14 items-center gap-2 font-semibold whitespace-nowrap">
          <Mark />
          <span className="max-[379px]:sr-only">Blocked by CORS</span>
        </a>
        <NavLinks />
        <div className="ml-auto flex h-14 items-center gap-1.5 md:gap-2">
          <SearchButton />
          <StackPicker />
          <ThemeButton />
        </div>
      </div>
    </header>
  );
}
