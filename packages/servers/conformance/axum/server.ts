import { toRustServer } from "../shared/rust.ts";

/** `CorsLayer`: https://docs.rs/tower-http/latest/tower_http/cors/ */
export const runnable = toRustServer({
  id: "axum",
  title: "axum with tower-http",
  folder: import.meta.dirname,
  crates: ["axum", "tower-http"],
});
