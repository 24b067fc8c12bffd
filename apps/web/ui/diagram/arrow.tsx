import type { ReactNode } from "react";
import type { ResponseId } from "../linked-highlight/links.ts";

type ArrowProps = {
  lane: "script" | "api";
  to: "left" | "right";
  label: string;
  response?: ResponseId;
  isCut?: boolean;
  children: ReactNode;
};

/** An arrow with a label above it; assistive technology reads the sentence in `children` instead. */
export function Arrow({ lane, to, label, response, isCut = false, children }: ArrowProps) {
  const looks = [
    `diagram-arrow diagram-${to}`,
    ...(lane === "script" ? ["diagram-script"] : []),
    ...(isCut ? ["diagram-cut text-blocked"] : []),
  ];
  return (
    <p
      className={looks.join(" ")}
      {...(response === undefined ? {} : { "data-topics": "status", "data-responses": response })}
    >
      <span className="diagram-label" aria-hidden="true">
        {label}
      </span>
      <span className="sr-only">{children}</span>
    </p>
  );
}
