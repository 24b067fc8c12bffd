/** Says what an action has done, where the page itself does not show it. Null while there is nothing to say. */
export function Toast({ message }: { message: string | null }) {
  return (
    <output className="pointer-events-none fixed inset-x-4 bottom-4 z-20 flex justify-center">
      {message !== null && (
        <p className="rounded-md bg-ink px-4 py-2 text-sm font-medium text-page shadow-lg">
          {message}
        </p>
      )}
    </output>
  );
}
