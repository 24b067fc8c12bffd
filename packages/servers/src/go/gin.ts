import type { PluginOptions } from "@blocked/profiles";
import { type CodeLine, plain } from "../shared/code.ts";
import { lacks } from "../shared/middleware.ts";
import { listsNoMethod, ranWith, toPolicy, toRuled } from "../shared/policy.ts";
import { type Server, snippetWriter } from "../shared/server.ts";
import { fillFile } from "../shared/whole-file.ts";
import { alignFields, toFields, toOriginFunction, toStrings } from "./go-code.ts";

function write(options: PluginOptions): CodeLine[] {
  const policy = toPolicy(options);
  const { allows, names, methods, headers, exposed, maxAge } = policy;
  const byFunction = toOriginFunction(policy);
  const { credentials, optionsSuccessStatus: status } = options;
  return [
    plain("router.Use(cors.New(cors.Config{"),
    ...toFields([
      [
        "AllowOrigins",
        byFunction === null ? toStrings(allows === "star" ? ["*"] : names) : null,
        "origin",
      ],
      ["AllowOriginFunc", byFunction, "origin"],
      ["AllowCredentials", credentials === undefined ? null : String(credentials), "credentials"],
      ["AllowMethods", toStrings(methods), "methods"],
      ["AllowHeaders", toStrings(headers), "allowedHeaders"],
      ["ExposeHeaders", toStrings(exposed), ""],
      ["MaxAge", maxAge === null ? null : `${maxAge} * time.Second`, ""],
      ["OptionsResponseStatusCode", status === undefined ? null : String(status), ""],
    ]),
    plain("}))"),
  ];
}

const file = `package main

import (
	"cmp"
	"log"
	"net/http"
	"os"

	"github.com/gin-contrib/cors"
	"github.com/gin-gonic/gin"
)

func main() {
	router := gin.Default()

	// Before every middleware that may reject a request: a preflight carries no token and no cookie.
	{cors}

	router.GET("/items", func(c *gin.Context) {
		c.JSON(http.StatusOK, gin.H{"items": []string{}})
	})

	log.Fatal(router.Run(":" + cmp.Or(os.Getenv("PORT"), "4000")))
}
`;

export const gin: Server = {
  name: "gin",
  toSnippet: snippetWriter({
    none: { comment: "// cors.New is not used" },
    lacks: lacks("gin-contrib/cors", "optionsSuccessStatus"),
    toReason: (options) => {
      const { names, allows } = toPolicy(options);
      const wrong = names.find((name) => !/^https?:\/\//.test(name));
      return allows !== "listed" || wrong === undefined
        ? null
        : `gin-contrib/cors refuses to start with “${wrong}”: an origin has to begin with http:// or https://.`;
    },
    write,
    toDifference: toRuled([
      [
        ({ headers }) => headers === null,
        "gin-contrib/cors allows no request header when none is listed, so a preflight for one is blocked.",
      ],
      [listsNoMethod, "gin-contrib/cors allows no method by name when none is listed."],
    ]),
  }),
  note: "gin-contrib/cors responds with 403 to every request of an origin that is not listed, and the handler does not run: Chromium then says that Access-Control-Allow-Origin is missing.",
  file: {
    name: "main.go",
    install: "go get github.com/gin-gonic/gin github.com/gin-contrib/cors",
    toText: (options) => alignFields(fillFile(file, "//", write(options), options)),
  },
  verifiedBy: ranWith("Go"),
};
