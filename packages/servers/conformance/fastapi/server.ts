import { toPythonServer } from "../shared/python.ts";

/** `CORSMiddleware` of Starlette: https://fastapi.tiangolo.com/tutorial/cors/ */
export const runnable = toPythonServer({
  id: "fastapi",
  title: "FastAPI",
  folder: import.meta.dirname,
  packages: ["fastapi", "starlette", "uvicorn"],
});
