import { Button } from "../../ui/button.tsx";

type ApiDownProps = {
  /** The server's name where there are several. */
  api?: string | null;
  onRetry: () => void;
};

export function ApiDown({ api = null, onRetry }: ApiDownProps) {
  return (
    <p
      role="alert"
      className="flex flex-wrap items-center gap-3 border-l-4 border-network-error bg-sunk px-3 py-2"
    >
      <span>
        <span aria-hidden="true">∅ </span>
        {api ?? "The API"} does not respond. This is not CORS: start {api ?? "the API"}, then retry.
      </span>
      <Button onClick={onRetry}>Retry connection</Button>
    </p>
  );
}
