import { Button } from "../../ui/button.tsx";

export function ApiDown({ onRetry }: { onRetry: () => void }) {
  return (
    <p
      role="alert"
      className="flex flex-wrap items-center gap-3 border-l-4 border-network-error bg-sunk px-3 py-2"
    >
      <span>
        <span aria-hidden="true">∅ </span>The API does not respond. This is not CORS: start the API,
        then retry.
      </span>
      <Button onClick={onRetry}>Retry connection</Button>
    </p>
  );
}
