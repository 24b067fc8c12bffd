import { Pane } from "../../ui/pane.tsx";
import { useLab } from "../state/lab-context.tsx";

/** Holds the frame of the attacker page. It must exist before the frame opens, so it starts hidden. */
export function AttackerPanel() {
  const { hasAttacker } = useLab().state;
  return (
    <div hidden={!hasAttacker}>
      <Pane title="Another website, open in a frame" level="h2">
        <div data-attacker />
      </Pane>
    </div>
  );
}
