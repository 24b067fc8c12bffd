import { execFileSync } from "node:child_process";
import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { makeFolder } from "./folder.ts";

const run = (command: string, ...args: string[]) => execFileSync(command, args, { stdio: "pipe" });

/** A small file system that has room for the database and fills quickly. */
export function mountSmallDisk(): string {
  return mount((folder) => run("mount", "-t", "tmpfs", "-o", "size=16m", "none", folder));
}

/** A file system that can fail. @see breakDown */
export function mountFragileDisk(): string {
  const image = join(makeFolder(), "image");
  run("truncate", "-s", "8M", image);
  run("mkfs.ext4", "-q", image);
  return mount((folder) => run("mount", "-o", "loop,errors=remount-ro", image, folder));
}

/** Remounts read-only despite open files, as ext4 does on a disk fault. */
export function breakDown(folder: string): void {
  run("mount", "-o", "remount,abort", folder);
}

/** Remounts read-only; no file may be open. */
export function makeReadOnly(folder: string): void {
  run("mount", "-o", "remount,ro", folder);
}

const ballast = (folder: string) => join(folder, "ballast");

/** Fills the disk to the last byte. */
export function fillDisk(folder: string): void {
  const file = openSync(ballast(folder), "w");
  try {
    for (const size of [65_536, 1]) {
      try {
        for (;;) writeSync(file, Buffer.alloc(size));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
      }
    }
  } finally {
    closeSync(file);
  }
}

export function makeRoom(folder: string): void {
  rmSync(ballast(folder));
}

/** Creates a pipe, on which open() blocks. */
export function makePipe(path: string): void {
  run("mkfifo", path);
}

function mount(attach: (folder: string) => void): string {
  const folder = makeFolder();
  attach(folder);
  onTestFinished(() => void run("umount", "-l", folder));
  return folder;
}

/** The reason why mounting is impossible here, or null. */
export const whyNoMount = findReason();

function findReason(): string | null {
  if (process.platform !== "linux") return "only Linux has these file systems";
  if (process.getuid?.() !== 0) return "only root may mount a file system";
  try {
    // The mount namespace ends with the command.
    run("unshare", "-m", "mount", "-t", "tmpfs", "none", "/mnt");
    return null;
  } catch {
    return "this machine lets not even root mount a file system";
  }
}
