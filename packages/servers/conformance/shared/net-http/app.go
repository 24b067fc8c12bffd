// Package app is the API of the conformance cases on net/http, for every library that wraps a handler.
package app

import (
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"
	"strings"
)

// Page is the origin of the lab's page, and Other that of another one.
const (
	Page  = "http://localhost:3000"
	Other = "https://app.example.test"
)

// Wrap puts a library's CORS policy around a handler.
type Wrap func(http.Handler) http.Handler

// Serve listens on PORT and serves CASES, each with the policy of its name.
func Serve(policy func(name string) Wrap) {
	log.SetFlags(0)
	root := http.NewServeMux()
	for _, name := range strings.Split(os.Getenv("CASES"), ",") {
		root.Handle("/"+name+"/", newCase(name, policy))
	}
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Getenv("PORT"), root))
}

func newCase(name string, policy func(name string) Wrap) http.Handler {
	api := newAPI("/" + name)
	switch name {
	case "none":
		return api
	case "auth-before-cors":
		return demandToken(policy(name)(api))
	case "auth-after-cors":
		return policy(name)(demandToken(api))
	default:
		return policy(name)(api)
	}
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
