/** Where another website is let in, in a frame; `askInFrame` puts it there. */
export function AttackerPanel({ isShown }: { isShown: boolean }) {
  return (
    <section aria-label="Another website" hidden={!isShown} className="pane space-y-2">
      <h2 className="eyebrow">Another website, open in a frame</h2>
      <div data-stranger />
    </section>
  );
}
