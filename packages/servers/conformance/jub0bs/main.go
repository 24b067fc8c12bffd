// The conformance cases with net/http and jub0bs/cors. See https://pkg.go.dev/github.com/jub0bs/cors.
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"
	"strings"

	"github.com/jub0bs/cors"
)

const page = "http://localhost:3000"

func policy(name string) *cors.Middleware {
	config := cors.Config{
		Origins:        []string{page},
		Credentialed:   true,
		Methods:        []string{"GET", "POST", "PUT", "DELETE"},
		RequestHeaders: []string{"Content-Type", "Authorization"},
	}
	switch name {
	case "defaults":
		config = cors.Config{}
	case "other-origin":
		config.Origins = []string{"https://app.example.test"}
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
		config.Origins = []string{page + "/"}
	case "pattern":
		config.Origins = []string{"https://*.example.test"}
	}
	middleware, err := cors.NewMiddleware(config)
	if err != nil {
		log.Fatal(err)
	}
	return middleware
}

func demandToken(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") == "" {
			http.Error(w, "Unauthorized", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func app(name string) http.Handler {
	api := newAPI("/" + name)
	switch name {
	case "none":
		return api
	case "auth-before-cors":
		return demandToken(policy(name).Wrap(api))
	case "auth-after-cors":
		return policy(name).Wrap(demandToken(api))
	default:
		return policy(name).Wrap(api)
	}
}

type item struct {
	ID   int    `json:"id"`
	Name string `json:"name"`
}

func newAPI(prefix string) http.Handler {
	api := http.NewServeMux()
	handle := func(pattern string, handler http.HandlerFunc) {
		method, path, _ := strings.Cut(pattern, " ")
		api.HandleFunc(method+" "+prefix+path, func(w http.ResponseWriter, r *http.Request) {
			fmt.Println("ran", r.Method, r.URL.Path)
			handler(w, r)
		})
	}
	handle("GET /items", func(w http.ResponseWriter, r *http.Request) {
		send(w, http.StatusOK, []item{{1, "A"}})
	})
	handle("POST /items", func(w http.ResponseWriter, r *http.Request) {
		send(w, http.StatusCreated, item{2, "B"})
	})
	handle("PUT /items/1", func(w http.ResponseWriter, r *http.Request) {
		send(w, http.StatusOK, item{1, "C"})
	})
	handle("DELETE /items/1", func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusNoContent)
	})
	// After a panic, net/http closes the connection without a response.
	handle("GET /boom", func(w http.ResponseWriter, r *http.Request) {
		http.Error(w, "Internal Server Error", http.StatusInternalServerError)
	})
	return api
}

func send(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	if err := json.NewEncoder(w).Encode(body); err != nil {
		log.Print(err)
	}
}

func main() {
	log.SetFlags(0)
	root := http.NewServeMux()
	for _, name := range strings.Split(os.Getenv("CASES"), ",") {
		root.Handle("/"+name+"/", app(name))
	}
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Getenv("PORT"), root))
}
