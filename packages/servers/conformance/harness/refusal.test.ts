import { expect, test } from "vitest";
import { toRefusal } from "./refusal.ts";

const rows: [runtime: string, output: string, want: string][] = [
  [
    "Node.js",
    "/app/index.js:3\n  throw new Error('x');\n  ^\n\nError: * is not allowed with credentials.\n    at Object.<anonymous> (/app/index.js:3:9)\n\nNode.js v20.20.2\n",
    "* is not allowed with credentials.",
  ],
  [
    "Python",
    'Traceback (most recent call last):\n  File "/app/main.py", line 3, in <module>\n    main()\n    ~~~~^^\nValueError: allow_origins may not be * here.\n',
    "allow_origins may not be * here.",
  ],
  [
    "Django",
    "django.core.management.base.SystemCheckError: SystemCheckError: System check identified some issues:\n\nERRORS:\n?: (corsheaders.E014) Origin 'http://a/' in CORS_ALLOWED_ORIGINS should not have path\n\nSystem check identified 1 issue (0 silenced).\n",
    "(corsheaders.E014) Origin 'http://a/' in CORS_ALLOWED_ORIGINS should not have path",
  ],
  [
    "Go",
    "panic: conflict settings: all origins enabled.\n\ngoroutine 1 [running]:\nmain.main()\n\t/app/main.go:9 +0x18\nexit status 2\n",
    "conflict settings: all origins enabled.",
  ],
  [
    "Rust",
    "thread 'main' panicked at src/main.rs:7:9:\nInvalid CORS configuration: Cannot combine credentials with *\nnote: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\n",
    "Invalid CORS configuration: Cannot combine credentials with *",
  ],
  [
    "nginx",
    'nginx: [emerg] unknown directive "add_heder" in /app/nginx.conf:3\n',
    'unknown directive "add_heder" in /app/nginx.conf:3',
  ],
  ["a program that prints a plain sentence", "Bad policy.\n", "Bad policy."],
  ["a silent program", "\n", "It ended and said nothing."],
];

test.for(rows)("refusal of %s › its sentence, without what is around it", ([, output, want]) => {
  expect(toRefusal(output)).toBe(want);
});
