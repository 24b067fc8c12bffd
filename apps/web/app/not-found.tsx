/** Anything but the lab and its tutorial. */
export default function NotFound() {
  return (
    <main className="mx-auto max-w-prose space-y-4 p-8">
      <h1 className="text-2xl font-semibold">There is no such page</h1>
      <p>
        <a className="text-accent underline" href="/">
          Open the lab
        </a>
      </p>
    </main>
  );
}
