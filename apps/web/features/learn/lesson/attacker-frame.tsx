/** Holds the frame of the attacker's page. It must exist before the frame opens, so it starts hidden. */
export function AttackerFrame({ isOpen }: { isOpen: boolean }) {
  return (
    <section aria-label="Another website, open in a frame" hidden={!isOpen} className="space-y-2">
      <p className="font-semibold">Another website, open in a frame</p>
      <div data-attacker />
    </section>
  );
}
