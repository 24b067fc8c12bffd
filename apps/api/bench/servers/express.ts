import cors from "cors";
import express from "express";
import type { NewItem } from "@blocked/api-client/contract";
import { isLent, isNewItem, items, list, one, options, readPage, serve } from "./setting.ts";

// As in its guide, without the banner and the ETag, which the others do not send.
const app = express();
app.disable("x-powered-by");
app.set("etag", false);
app.use(cors(options));
app.use(express.json());

app.get(list, (request, response) => {
  const { limit = "20", offset = "0" } = request.query;
  const [most, first] = [Number(limit), Number(offset)];
  if (isLent) {
    const { json, total } = items.list(most, first);
    response.set("X-Total-Count", String(total)).type("json").send(json);
    return;
  }
  const page = readPage(most, first);
  response.set("X-Total-Count", String(page.total)).json(page);
});

app.get(one, (request, response) => {
  const item = items.get(Number(request.params["id"]));
  if (item === undefined) response.status(404).end();
  else response.json(item);
});

app.post(list, (request, response) => {
  const body = request.body as NewItem;
  if (isNewItem(body)) response.status(201).json(items.create(body));
  else response.status(400).end();
});

serve(app);
