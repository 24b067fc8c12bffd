export default function NotFound() {
  return (
    <main className="mx-auto max-w-prose space-y-4 p-8">
      <h1 className="text-2xl font-semibold">There is no such page</h1>
      <p>
        <a className="link" href="/">
          Open the lab
        </a>
      </p>
    </main>
  );
}
