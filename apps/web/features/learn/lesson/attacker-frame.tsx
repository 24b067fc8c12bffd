/** Holds the frame of the attacker's page, which must find this place when it opens. Without a frame it is hidden. */
export function AttackerFrame() {
  return (
    <section
      aria-label="Another website, open in a frame"
      className="attacker-frame hidden space-y-2 has-[iframe]:block"
    >
      <p className="font-semibold">Another website, open in a frame</p>
      <div data-attacker />
    </section>
  );
}
