/** Saves a text as a file of the reader's. */
export function download(name: string, text: string, type = "text/plain"): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  // A browser may begin to read the URL only after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
