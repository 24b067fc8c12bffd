import type { PluginOptions } from "../policy.ts";

/** The permissions that the profiles have in common: each of them changes or leaves out one. */
export const origin = ["{origin}", "https://app.example.test"];
export const methods = ["GET", "HEAD", "POST", "PUT", "DELETE"];
export const allowedHeaders = ["Content-Type", "Authorization"];

/** The configuration worth copying. */
export const correctOptions = {
  origin,
  credentials: true,
  methods,
  allowedHeaders,
} satisfies PluginOptions;

/** The same under FastAPI's names. */
export const fastapiNames = {
  allow_origins: origin,
  allow_methods: methods,
  allow_headers: allowedHeaders,
};
