// The conformance cases with net/http and jub0bs/cors. See https://pkg.go.dev/github.com/jub0bs/cors.
package main

import (
	"log"

	app "conformance/net-http"

	"github.com/jub0bs/cors"
)

func policy(name string) app.Wrap {
	config := cors.Config{
		Origins:        []string{app.Page},
		Credentialed:   true,
		Methods:        []string{"GET", "POST", "PUT", "DELETE"},
		RequestHeaders: []string{"Content-Type", "Authorization"},
	}
	switch name {
	case "defaults":
		config = cors.Config{}
	case "other-origin":
		config.Origins = []string{app.Other}
	case "wildcard":
		config.Origins = []string{"*"}
		config.Credentialed = false
	case "wildcard-credentials":
		config.Origins = []string{"*"}
	case "method-missing":
		config.Methods = []string{"GET", "POST"}
	case "header-missing":
		config.RequestHeaders = []string{"Content-Type"}
	case "credentials-missing":
		config.Credentialed = false
	case "trailing-slash":
		config.Origins = []string{app.Page + "/"}
	case "pattern":
		config.Origins = []string{"https://*.example.test"}
	}
	middleware, err := cors.NewMiddleware(config)
	if err != nil {
		log.Fatal(err)
	}
	return middleware.Wrap
}

func main() {
	app.Serve(policy)
}
