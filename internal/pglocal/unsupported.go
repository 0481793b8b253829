//go:build !linux && !darwin

package pglocal

import (
	"context"
	"runtime"
)

// Server is one use of a private server.
type Server struct{}

func (l layout) belongsToOther(string) error { return unsupported() }

func unsupported() error {
	return refuse(ErrUnsupported, "a private PostgreSQL server can be started on Linux and macOS, not on %s: name a running server with --database-url", runtime.GOOS)
}

// Start returns an error of kind [ErrUnsupported].
func Start(context.Context, Config) (*Server, error) { return nil, unsupported() }

// Stop returns an error of kind [ErrUnsupported].
func Stop(context.Context, Config) (bool, error) { return false, unsupported() }

// Inspect returns an error of kind [ErrUnsupported].
func Inspect(Config) (Status, error) { return Status{}, unsupported() }

// URL returns nothing.
func (s *Server) URL(string) string { return "" }

// Port returns nothing.
func (s *Server) Port() int { return 0 }

// Version returns nothing.
func (s *Server) Version() string { return "" }

// Dir returns nothing.
func (s *Server) Dir() string { return "" }

// BinDir returns nothing.
func (s *Server) BinDir() string { return "" }

// Keep returns an error of kind [ErrUnsupported].
func (s *Server) Keep() error { return unsupported() }

// Close does nothing.
func (s *Server) Close() error { return nil }
