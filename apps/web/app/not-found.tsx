import { Link } from "../ui/link.tsx";
export default function NotFound() {
  return (
    <main className="mx-auto max-w-prose space-y-4 p-8">
      <h1 className="text-2xl font-semibold">There is no such page</h1>
      <p>
        <Link href="/">Open the lab</Link>
      </p>
    </main>
  );
}
