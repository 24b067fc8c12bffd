/** The project's mark: a wall with a closed gate, as in the browser's lane of the diagram. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" className="size-7 shrink-0" aria-hidden="true">
      <rect width="32" height="32" rx="7" className="fill-ink" />
      <path d="M16 4v6M16 22v6" className="stroke-page" strokeWidth="5" strokeLinecap="round" />
      <path d="M16 13v6" stroke="#ff6b60" strokeWidth="5" strokeLinecap="round" />
      <path
        d="M4.5 16h5.5M8 13.2 10.8 16 8 18.8"
        className="stroke-page"
        fill="none"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
