import { type ReactNode, useId } from "react";

/** A section with a small heading; `id` makes the heading the target of a link. */
export function Pane({
  title,
  id,
  level: Heading = "h3",
  className = "space-y-2",
  children,
}: {
  title: string;
  id?: string;
  level?: "h2" | "h3";
  className?: string;
  children: ReactNode;
}) {
  const ownId = useId();
  return (
    <section aria-labelledby={id ?? ownId} className={`pane ${className}`}>
      <Heading id={id ?? ownId} className="eyebrow scroll-mt-4">
        {title}
      </Heading>
      {children}
    </section>
  );
}
