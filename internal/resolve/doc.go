// Package resolve turns a briefing as written into a briefing as meant: quotes become spans of the
// transcript, and what is read from the words of a figure is held against what the file says of it.
//
// It is pure: no file, no format, no database. Every reader of a format hands its briefing to
// [Briefing], so the rules are the same for all of them. [Digest] tells whether two briefings, once
// resolved, say the same.
package resolve
