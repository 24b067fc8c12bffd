// The conformance cases with net/http and rs/cors. See https://github.com/rs/cors.
package main

import (
	app "conformance/net-http"

	"github.com/rs/cors"
)

var listed = cors.Options{
	AllowedOrigins:   []string{app.Page},
	AllowedMethods:   []string{"GET", "POST", "PUT", "DELETE"},
	AllowedHeaders:   []string{"Content-Type", "Authorization"},
	AllowCredentials: true,
}

func policy(name string) app.Wrap {
	options := listed
	switch name {
	case "defaults":
		return cors.Default().Handler
	case "other-origin":
		options.AllowedOrigins = []string{app.Other}
	case "wildcard":
		options.AllowedOrigins = []string{"*"}
		options.AllowCredentials = false
	case "wildcard-credentials":
		options.AllowedOrigins = []string{"*"}
	case "method-missing":
		options.AllowedMethods = []string{"GET", "POST"}
	case "header-missing":
		options.AllowedHeaders = []string{"Content-Type"}
	case "credentials-missing":
		options.AllowCredentials = false
	case "trailing-slash":
		options.AllowedOrigins = []string{app.Page + "/"}
	case "pattern":
		options.AllowedOrigins = []string{"https://*.example.test"}
	}
	return cors.New(options).Handler
}

func main() {
	app.Serve(policy)
}
