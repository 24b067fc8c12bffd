import { type CorsOptions, H3, handleCors, HTTPError, type Middleware, serve } from "h3";

const page = "http://localhost:3000";

const listed: CorsOptions = {
  origin: [page],
  methods: ["GET", "POST", "PUT", "DELETE"],
  allowHeaders: ["Content-Type", "Authorization"],
  credentials: true,
};

const cors =
  (options: CorsOptions): Middleware =>
  (event) => {
    const response = handleCors(event, options);
    return response === false ? undefined : response;
  };

const auth: Middleware = (event) => {
  if (!event.req.headers.has("authorization")) throw new HTTPError({ status: 401 });
};

const policies: Record<string, Middleware[]> = {
  listed: [cors(listed)],
  defaults: [cors({})],
  none: [],
  "other-origin": [cors({ ...listed, origin: ["https://app.example.test"] })],
  wildcard: [cors({ ...listed, origin: "*", credentials: false })],
  "wildcard-credentials": [cors({ ...listed, origin: "*" })],
  "method-missing": [cors({ ...listed, methods: ["GET", "POST"] })],
  "header-missing": [cors({ ...listed, allowHeaders: ["Content-Type"] })],
  "credentials-missing": [cors({ ...listed, credentials: false })],
  "trailing-slash": [cors({ ...listed, origin: [`${page}/`] })],
  "auth-before-cors": [auth, cors(listed)],
  "auth-after-cors": [cors(listed), auth],
  pattern: [cors({ ...listed, origin: [/^https:\/\/[^.]+\.example\.test$/] })],
};

const app = new H3();
for (const name of (process.env["CASES"] ?? "").split(",")) {
  const api = new H3();
  for (const middleware of policies[name] ?? []) api.use(middleware);
  const ran = ({ req }: { req: Request }) =>
    console.log(`ran ${req.method} ${new URL(req.url).pathname}`);
  api.get("/items", (event) => {
    ran(event);
    return [{ id: 1, name: "Tea" }];
  });
  api.post("/items", (event) => {
    ran(event);
    event.res.status = 201;
    return { id: 2, name: "Cup" };
  });
  api.put("/items/1", (event) => {
    ran(event);
    return { id: 1, name: "Pot" };
  });
  api.delete("/items/1", (event) => {
    ran(event);
    event.res.status = 204;
    return null;
  });
  api.get("/boom", (event) => {
    ran(event);
    throw new Error("boom");
  });
  app.mount(`/${name}`, api);
}

serve(app, { port: Number(process.env["PORT"]), hostname: "127.0.0.1", silent: true });
