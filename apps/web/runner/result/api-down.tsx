/** Said where the API should answer and nothing does. */
export function Down({ onRetry }: { onRetry: () => void }) {
  return (
    <p
      role="alert"
      className="flex flex-wrap items-center gap-3 border-l-4 border-plug bg-sunk px-3 py-2"
    >
      <span>
        <span aria-hidden="true">∅ </span>Nothing answered where the API should be. This is not
        CORS: start the API, then try again.
      </span>
      <button type="button" className="button" onClick={onRetry}>
        Try again
      </button>
    </p>
  );
}
