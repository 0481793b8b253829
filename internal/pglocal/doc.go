// Package pglocal runs a private PostgreSQL server for one program: it finds (or downloads) the binaries, lays the
// data out in one directory, starts the server, shares it between all processes that name the same directory, and
// stops it when the last of them is done.
//
// A directory given as [Config.Dir] holds:
//
//	data/        the PostgreSQL data directory, owned by the user that the server runs as
//	password     the superuser's generated password, mode 0600
//	port         the loopback port, chosen once and kept for as long as it is free
//	server.log   what initdb and the server print
//	kept         present while the server is to outlive its users (see [Server.Keep])
//	*.lock       the three locks below
//
// Three locks, all of them flock(2), so that a killed process leaves none behind:
//
//   - start.lock is held exclusively by whoever starts or stops the server;
//   - users.lock is held shared by each user: who can take it exclusively is the last one;
//   - server.lock is inherited by the server itself: it is held for as long as a process of the server (or an
//     initdb) lives. It tells a live server from a stale postmaster.pid whose process id was given to another.
package pglocal
