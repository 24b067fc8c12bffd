import { useEffect, useRef, useState } from "react";
import type { Diagnosis } from "./use-diagnosis.ts";

/** Files are read whole, and a tab has to stay quick. */
const largestFile = 50_000_000;

/** The box for everything. Without script it is a plain form, which names the text in the address. */
export function PasteArea({ diagnosis }: { diagnosis: Diagnosis }) {
  const { saved, explain } = diagnosis;
  const hasResult = diagnosis.result !== null;
  const box = useRef<HTMLTextAreaElement>(null);
  const [note, setNote] = useState("");

  // React would compare a long text at each key; the box keeps its own.
  useEffect(() => {
    if (box.current === null) return;
    if (box.current.value !== saved.text) box.current.value = saved.text;
    // A pasted text leaves the box at its end, and its beginning tells more.
    box.current.scrollTop = 0;
  }, [saved.text]);

  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    if (file.size > largestFile) {
      setNote(
        `${file.name} has ${Math.round(file.size / 1e6)} MB, and at most ${largestFile / 1e6} MB are read. Save an archive of the failed request alone.`,
      );
      return;
    }
    setNote("");
    explain(await file.text());
  };
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    // Beside the box a browser would open the file, and leave the page.
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes("Files") === true) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      const file = event.dataTransfer?.files[0];
      if (file === undefined) return;
      event.preventDefault();
      void latest.current(file);
    };
    addEventListener("dragover", over);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragover", over);
      removeEventListener("drop", drop);
    };
  }, []);
  return (
    <search aria-label="What the browser or the server said">
      <form
        action="/diagnose"
        className="space-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          setNote("");
          explain(box.current?.value ?? "");
        }}
      >
        <label className="block space-y-1">
          <span className="block font-semibold">Paste what you have</span>
          <textarea
            ref={box}
            name="line"
            rows={hasResult ? 2 : 5}
            defaultValue={saved.text}
            spellCheck={false}
            aria-describedby="paste-takes paste-stays"
            className="field wire block"
            placeholder="Access to fetch at 'https://…' from origin 'https://…' has been blocked by CORS policy: …"
            onInput={({ currentTarget, nativeEvent }) => {
              if (nativeEvent.inputType === "insertFromPaste") explain(currentTarget.value);
            }}
            onKeyDown={(event) => {
              if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
                event.currentTarget.form?.requestSubmit();
              }
            }}
          />
        </label>
        <p id="paste-takes" hidden={hasResult} className="max-w-text text-sm text-soft">
          Red lines of any browser’s console, the output of <code className="wire">curl -i</code> or{" "}
          <code className="wire">curl -v</code>, response headers, “Copy as fetch” or “Copy as
          cURL”, a HAR file (drop it on the page), or your server’s configuration.
        </p>
        <div className="flex flex-wrap items-center gap-3">
          <button type="submit" className="button-main">
            Explain it
          </button>
          <label className="button focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent">
            Choose a file
            <input
              type="file"
              accept=".har,.json,.txt,.log,application/json,text/plain"
              className="sr-only"
              onChange={({ target }) => {
                void take(target.files?.[0]);
                target.value = "";
              }}
            />
          </label>
          <p id="paste-stays" className="text-sm text-soft">
            What you paste stays on this page: nothing of it is fetched or sent.
          </p>
        </div>
        <p role="alert" className="text-sm text-blocked empty:hidden">
          {note}
        </p>
      </form>
    </search>
  );
}
