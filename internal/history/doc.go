// Package history is what changed, value by value, and how a person reads it.
package history
