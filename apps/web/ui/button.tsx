import type { ComponentProps, MouseEvent } from "react";

export function Button(props: ComponentProps<"button">) {
  return <button type="button" className="button" {...props} />;
}

/** The one button of its section that the user most likely wants. */
export function MainButton(props: ComponentProps<"button">) {
  return <Button className="button-main" {...props} />;
}

/** A button that looks like text. */
export function TextButton(props: ComponentProps<"button">) {
  return <Button className="text-accent hover:underline" {...props} />;
}

/** Ignores the second click of a double click; it would press whatever moved under the pointer. */
export function once(act: () => unknown): (click: MouseEvent) => void {
  return ({ detail }) => {
    if (detail < 2) act();
  };
}
