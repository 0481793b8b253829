package main

import (
	"net/url"
	"strings"
)

// splitPassword takes the password out of a database address, a URL or a keyword/value string as libpq knows them,
// so that the rest can be shown and named on a command line, where every user of the machine can read it. Of an
// address that libpq would not understand it keeps nothing, since nobody knows where the password lies in it.
func splitPassword(address string) (rest, password string) {
	scheme, tail, isURL := strings.Cut(address, "://")
	switch {
	case isURL && (scheme == "postgres" || scheme == "postgresql"):
		return splitURL(scheme, tail)
	case isURL && !strings.Contains(scheme, "="):
		return scheme + "://...", ""
	default:
		return splitKeywords(address)
	}
}

// splitURL reads as libpq does: what stands before the first @ is the user, if no slash comes before that; there may
// be several hosts.
func splitURL(scheme, tail string) (rest, password string) {
	user := ""
	if i := strings.IndexAny(tail, "@/"); i >= 0 && tail[i] == '@' {
		name, secret, _ := strings.Cut(tail[:i], ":")
		password, tail = unescape(secret), tail[i+1:]
		if name != "" {
			user = name + "@"
		}
	}
	hosts, path := tail, ""
	if i := strings.IndexAny(tail, "/?"); i >= 0 {
		hosts, path = tail[:i], tail[i:]
	}
	if !plainHosts(hosts) {
		return scheme + "://...", password
	}
	path, query, hasQuery := strings.Cut(path, "?")
	if !hasQuery {
		return scheme + "://" + user + hosts + path, password
	}
	var kept []string
	for part := range strings.SplitSeq(query, "&") {
		key, value, _ := strings.Cut(part, "=")
		if unescape(key) == "password" {
			password = unescape(value)
			continue
		}
		kept = append(kept, part)
	}
	if len(kept) > 0 {
		path += "?" + strings.Join(kept, "&")
	}
	return scheme + "://" + user + hosts + path, password
}

// plainHosts reports whether hosts is a list of host:port. What is none may hold a part of a password in which an @
// or a / was not escaped.
func plainHosts(hosts string) bool {
	for host := range strings.SplitSeq(hosts, ",") {
		if end := strings.IndexByte(host, ']'); strings.HasPrefix(host, "[") && end > 0 {
			host = host[end+1:]
		}
		name, port, _ := strings.Cut(host, ":")
		if strings.Contains(name, "@") || strings.Trim(port, "0123456789") != "" {
			return false
		}
	}
	return true
}

// unescape decodes %XX and drops spaces around; what is no such code stands for itself.
func unescape(s string) string {
	s = strings.Trim(s, " ")
	if plain, err := url.PathUnescape(s); err == nil {
		return plain
	}
	return s
}

// splitKeywords reads host=… password='…' with libpq's quotes and backslashes.
func splitKeywords(s string) (rest, password string) {
	var kept []string
	for s = strings.TrimLeft(s, blanks); s != ""; s = strings.TrimLeft(s, blanks) {
		key, after, ok := strings.Cut(s, "=")
		if !ok {
			return "...", ""
		}
		raw, value, tail, ok := keywordValue(strings.TrimLeft(after, blanks))
		if !ok {
			return "...", ""
		}
		s = tail
		if key = strings.TrimRight(key, blanks); key == "password" {
			password = value
			continue
		}
		kept = append(kept, key+"="+raw)
	}
	return strings.Join(kept, " "), password
}

const blanks = " \t\n\r\v\f"

// keywordValue reads one value at the start of s: raw as written, value as meant, and tail, which follows it.
func keywordValue(s string) (raw, value, tail string, ok bool) {
	quoted := strings.HasPrefix(s, "'")
	var meant strings.Builder
	i := 0
	if quoted {
		i = 1
	}
	for ; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s):
			i++
			meant.WriteByte(s[i])
		case quoted && c == '\'':
			return s[:i+1], meant.String(), s[i+1:], true
		case !quoted && strings.IndexByte(blanks, c) >= 0:
			return s[:i], meant.String(), s[i:], true
		default:
			meant.WriteByte(c)
		}
	}
	return s, meant.String(), "", !quoted
}
