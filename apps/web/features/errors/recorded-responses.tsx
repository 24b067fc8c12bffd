import { type Cause, findRecorded } from "@blocked/error-guide";

/** The CORS headers of each response in the recording of a cause. */
export function RecordedResponses({ cause }: { cause: Cause }) {
  const responses = findRecorded(cause)?.answers ?? [];
  if (responses.length === 0) return null;
  return (
    <div>
      <h3 className="eyebrow">Responses of the server</h3>
      <ul className="wire">
        {responses.map(({ method, status, headers }, index) => (
          <li key={index}>
            {method} → {status}
            {headers.length === 0 && <span className="text-soft"> no CORS header</span>}
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
