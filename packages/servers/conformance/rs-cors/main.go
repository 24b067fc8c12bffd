// The conformance cases with net/http and rs/cors. See https://github.com/rs/cors.
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"
	"strings"

	"github.com/rs/cors"
)

const page = "http://localhost:3000"

var listed = cors.Options{
	AllowedOrigins:   []string{page},
	AllowedMethods:   []string{"GET", "POST", "PUT", "DELETE"},
	AllowedHeaders:   []string{"Content-Type", "Authorization"},
	AllowCredentials: true,
}

func policy(name string) *cors.Cors {
	options := listed
	switch name {
	case "defaults":
		return cors.Default()
	case "other-origin":
		options.AllowedOrigins = []string{"https://app.example.test"}
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
		options.AllowedOrigins = []string{page + "/"}
	case "pattern":
		options.AllowedOrigins = []string{"https://*.example.test"}
	}
	return cors.New(options)
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
		return demandToken(policy(name).Handler(api))
	case "auth-after-cors":
		return policy(name).Handler(demandToken(api))
	default:
		return policy(name).Handler(api)
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
	root := http.NewServeMux()
	for _, name := range strings.Split(os.Getenv("CASES"), ",") {
		root.Handle("/"+name+"/", app(name))
	}
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Getenv("PORT"), root))
}
