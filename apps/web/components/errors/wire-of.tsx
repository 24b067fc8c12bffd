import { type Cause, findRecorded } from "@blocked/error-guide";

/** What was on the wire when it was recorded. */
export function WireOf({ cause }: { cause: Cause }) {
  const answers = findRecorded(cause)?.answers ?? [];
  if (answers.length === 0) return null;
  return (
    <div className="text-sm">
      <p className="text-soft">On the wire, to {cause.probe.label}:</p>
      <ul className="wire">
        {answers.map(({ method, status, headers }, index) => (
          <li key={index}>
            {method} → {status}
            {headers.length === 0 && <span className="text-soft"> no header of CORS</span>}
            <ul className="pl-4">
              {headers.map(([name, value], place) => (
                <li key={place} className="break-words">
                  <span className="text-soft">{name}:</span> {value}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </div>
  );
}
