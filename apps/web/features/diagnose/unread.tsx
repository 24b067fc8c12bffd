import { EmptyState } from "../../ui/empty-state.tsx";
import { Link } from "../../ui/link.tsx";

/** Nothing was recognized. That is no claim that the text is not about CORS. */
export function Unread({ advice }: { advice: string | null }) {
  return (
    <EmptyState title="Not recognized">
      <p className="mx-auto max-w-text text-left">{advice}</p>
      <p className="mx-auto max-w-text text-left">
        Or look for your error in <Link href="/errors">the list of errors</Link>.
      </p>
    </EmptyState>
  );
}
