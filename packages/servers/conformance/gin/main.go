// The conformance cases in gin. See https://github.com/gin-contrib/cors.
package main

import (
	"errors"
	"fmt"
	"log"
	"net/http"
	"os"
	"strings"

	"github.com/gin-contrib/cors"
	"github.com/gin-gonic/gin"
)

const page = "http://localhost:3000"

func policy(name string) gin.HandlerFunc {
	config := cors.Config{
		AllowOrigins:     []string{page},
		AllowMethods:     []string{"GET", "POST", "PUT", "DELETE"},
		AllowHeaders:     []string{"Content-Type", "Authorization"},
		AllowCredentials: true,
	}
	switch name {
	case "defaults":
		return cors.Default()
	case "other-origin":
		config.AllowOrigins = []string{"https://app.example.test"}
	case "wildcard":
		config.AllowOrigins = []string{"*"}
		config.AllowCredentials = false
	case "wildcard-credentials":
		config.AllowOrigins = []string{"*"}
	case "method-missing":
		config.AllowMethods = []string{"GET", "POST"}
	case "header-missing":
		config.AllowHeaders = []string{"Content-Type"}
	case "credentials-missing":
		config.AllowCredentials = false
	case "trailing-slash":
		config.AllowOrigins = []string{page + "/"}
	case "pattern":
		config.AllowOrigins = []string{"https://*.example.test"}
		config.AllowWildcard = true
	}
	return cors.New(config)
}

func demandToken(c *gin.Context) {
	if c.GetHeader("Authorization") == "" {
		c.AbortWithStatusJSON(http.StatusUnauthorized, gin.H{"error": "Unauthorized"})
	}
}

func app(name string) http.Handler {
	engine := gin.Default()
	switch name {
	case "none":
	case "auth-before-cors":
		engine.Use(demandToken, policy(name))
	case "auth-after-cors":
		engine.Use(policy(name), demandToken)
	default:
		engine.Use(policy(name))
	}

	api := engine.Group("/" + name)
	api.GET("/items", ran, func(c *gin.Context) {
		c.JSON(http.StatusOK, []gin.H{{"id": 1, "name": "A"}})
	})
	api.POST("/items", ran, func(c *gin.Context) {
		c.JSON(http.StatusCreated, gin.H{"id": 2, "name": "B"})
	})
	api.PUT("/items/1", ran, func(c *gin.Context) {
		c.JSON(http.StatusOK, gin.H{"id": 1, "name": "C"})
	})
	api.DELETE("/items/1", ran, func(c *gin.Context) {
		c.Status(http.StatusNoContent)
	})
	api.GET("/boom", ran, func(c *gin.Context) {
		panic(errors.New("an unhandled error of the app"))
	})
	return engine
}

func ran(c *gin.Context) {
	fmt.Println("ran", c.Request.Method, c.Request.URL.Path)
}

func main() {
	gin.SetMode(gin.ReleaseMode)
	root := http.NewServeMux()
	for _, name := range strings.Split(os.Getenv("CASES"), ",") {
		root.Handle("/"+name+"/", app(name))
	}
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Getenv("PORT"), root))
}
